using System.Text.Json;
using System.Text.Json.Nodes;

namespace Consortium.Api.Adapters;

/// <summary>
/// What a company's reference receiver has, one JSON object per line: a notice is in the file, and the file on the disk,
/// before anybody is told so; a notice that is there already is not taken again.
/// </summary>
internal sealed class ReceiverJournal : IDisposable
{
    private readonly Lock _writing = new();
    private readonly FileStream _file;
    private readonly HashSet<string> _taken = [];
    private readonly HashSet<string> _unreceipted = [];
    private readonly SortedSet<long> _numbers = [];

    private ReceiverJournal(FileStream file) => _file = file;

    public static ReceiverJournal Open(string path)
    {
        var journal = new ReceiverJournal(new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }));
        journal.ReadBack();
        return journal;
    }

    /// <summary>Notices that were read from the feed and whose receipt the service does not have yet.</summary>
    public IReadOnlyList<string> Unreceipted
    {
        get
        {
            lock (_writing)
                return [.. _unreceipted];
        }
    }

    /// <summary>Takes a notice, unless it is there already.</summary>
    /// <returns>Whether it is new, and the numbers missing right before it.</returns>
    public (bool IsNew, Gap? Gap) Take(JsonObject notice, bool fromFeed)
    {
        var id = IdOf(notice);
        lock (_writing)
        {
            if (_taken.Contains(id))
                return (false, null);

            var before = _numbers.Max;
            Write(new JsonObject { ["fromFeed"] = fromFeed, ["notice"] = notice.DeepClone() });
            Remember(notice, fromFeed);
            return (true, NumberOf(notice) is { } number && number > before + 1 ? new Gap(before + 1, number - 1) : null);
        }
    }

    /// <summary>Notes that the service has the receipt of a notice.</summary>
    public void Receipted(string id)
    {
        lock (_writing)
        {
            Write(new JsonObject { ["receipted"] = id });
            _unreceipted.Remove(id);
        }
    }

    public void Dispose() => _file.Dispose();

    private void Write(JsonObject line)
    {
        var end = _file.Length;
        _file.Position = end;
        try
        {
            _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(line), (byte)'\n']);
            _file.Flush(flushToDisk: true);
        }
        catch
        {
            _file.SetLength(end);
            throw;
        }
    }

    private void ReadBack()
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);

        // A line without its end was being written when the power went: nobody was told of it.
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        _file.SetLength(whole);
        foreach (var range in bytes.AsSpan(0, whole).Split((byte)'\n'))
        {
            if (range.End.Value == range.Start.Value)
                continue;

            var line = JsonNode.Parse(bytes.AsSpan(range))!.AsObject();
            if (line["receipted"] is { } receipted)
                _unreceipted.Remove(receipted.GetValue<string>());
            else
                Remember(line["notice"]!.AsObject(), line["fromFeed"]!.GetValue<bool>());
        }
    }

    private void Remember(JsonObject notice, bool fromFeed)
    {
        _taken.Add(IdOf(notice));
        if (fromFeed)
            _unreceipted.Add(IdOf(notice));
        if (NumberOf(notice) is { } number)
            _numbers.Add(number);
    }

    private static string IdOf(JsonObject notice) => notice["id"]!.GetValue<string>();

    private static long? NumberOf(JsonObject notice) => notice["data"]?["number"]?.GetValue<long>();
}

/// <summary>Numbers that have not come yet: still under way, or to be read from the feed.</summary>
internal sealed record Gap(long From, long To);
