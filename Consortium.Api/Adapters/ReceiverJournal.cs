using System.Text.Json;
using System.Text.Json.Nodes;
using Consortium.Api.Deliveries;

namespace Consortium.Api.Adapters;

/// <summary>
/// What a company's reference receiver has, one JSON object per line: a notice is in the file, and the file on the disk,
/// before anybody is told so; a notice that is there already is not taken again. An erasure takes the person's name out of what
/// is there and of what comes later, since a notice with the name may have been under way.
/// </summary>
internal sealed class ReceiverJournal : IDisposable
{
    private readonly Lock _writing = new();
    private readonly string _path, _anew;
    private readonly HashSet<string> _taken = [], _unreceipted = [], _forgotten = [], _unacknowledged = [];
    private readonly SortedSet<long> _numbers = [];
    private FileStream _file;

    private ReceiverJournal(string path) => (_path, _anew, _file) = (path, $"{path}.new", OpenFile(path, FileMode.OpenOrCreate));

    public static ReceiverJournal Open(string path)
    {
        var journal = new ReceiverJournal(path);
        File.Delete(journal._anew);
        foreach (var line in journal.ReadBack())
            journal.Remember(line);
        return journal;
    }

    /// <summary>Takes the names of these people out of a notice, and says whether it held one.</summary>
    public static bool TakeOutNames(JsonObject notice, IReadOnlySet<string> people)
    {
        var held = false;
        foreach (var (_, value) in notice["data"] as JsonObject ?? [])
        {
            if (value is JsonObject person && person["id"] is JsonValue id && id.TryGetValue<string>(out var said) && people.Contains(said))
                held |= person.Remove("name");
        }

        return held;
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

    /// <summary>People who are forgotten here, which the service has not been told yet.</summary>
    public IReadOnlyList<string> Unacknowledged
    {
        get
        {
            lock (_writing)
                return [.. _unacknowledged];
        }
    }

    /// <summary>Takes a notice, unless it is there already, without the names of those who are forgotten.</summary>
    public Taken Take(JsonObject notice, bool fromFeed)
    {
        lock (_writing)
        {
            if (_taken.Contains(IdOf(notice)))
                return new Taken(IsNew: false);

            var before = _numbers.Max;
            TakeOutNames(notice, _forgotten);
            var line = new JsonObject { ["fromFeed"] = fromFeed, ["notice"] = notice.DeepClone() };
            var forgotten = ToForget(notice) is { } person ? new Forgotten(person, WriteAnew(person, line)) : null;
            if (forgotten is null)
                Write(line);
            Remember(line);
            return new Taken(
                IsNew: true, NumberOf(notice) is { } number && number > before + 1 ? new Gap(before + 1, number - 1) : null, forgotten);
        }
    }

    /// <summary>Notes that the service has the receipt of a notice.</summary>
    public void Receipted(string id) => Note(new JsonObject { ["receipted"] = id });

    /// <summary>Notes that the service was told that a person is forgotten here.</summary>
    public void Acknowledged(string person) => Note(new JsonObject { ["acknowledged"] = person });

    public void Dispose() => _file.Dispose();

    private void Note(JsonObject line)
    {
        lock (_writing)
        {
            Write(line);
            Remember(line);
        }
    }

    private void Write(JsonObject line)
    {
        var end = _file.Length;
        _file.Position = end;
        try
        {
            _file.Write(Bytes(line));
            _file.Flush(flushToDisk: true);
        }
        catch
        {
            _file.SetLength(end);
            throw;
        }
    }

    /// <summary>Puts a file without the person's name, and with a further line, in the place of this one, in one step.</summary>
    /// <returns>How many notices held the name.</returns>
    private int WriteAnew(string person, JsonObject last)
    {
        var held = 0;
        using (var anew = OpenFile(_anew, FileMode.Create))
        {
            foreach (var line in ReadBack())
            {
                if (line["notice"] is JsonObject notice && TakeOutNames(notice, new HashSet<string> { person }))
                    held++;
                anew.Write(Bytes(line));
            }

            anew.Write(Bytes(last));
            anew.Flush(flushToDisk: true);
        }

        File.Move(_anew, _path, overwrite: true);
        _file.Dispose();
        _file = OpenFile(_path, FileMode.OpenOrCreate);
        return held;
    }

    private List<JsonObject> ReadBack()
    {
        var bytes = new byte[_file.Length];
        _file.Position = 0;
        _file.ReadExactly(bytes);

        // A line without its end was being written when the power went: nobody was told of it.
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        _file.SetLength(whole);
        var lines = new List<JsonObject>();
        foreach (var range in bytes.AsSpan(0, whole).Split((byte)'\n'))
        {
            if (range.End.Value > range.Start.Value)
                lines.Add(JsonNode.Parse(bytes.AsSpan(range))!.AsObject());
        }

        return lines;
    }

    private void Remember(JsonObject line)
    {
        if (line["receipted"] is { } receipted)
            _unreceipted.Remove(receipted.GetValue<string>());
        if (line["acknowledged"] is { } acknowledged)
            _unacknowledged.Remove(acknowledged.GetValue<string>());
        if (line["notice"] is not JsonObject notice)
            return;

        _taken.Add(IdOf(notice));
        if (line["fromFeed"]!.GetValue<bool>())
            _unreceipted.Add(IdOf(notice));
        if (NumberOf(notice) is { } number)
            _numbers.Add(number);
        if (ToForget(notice) is { } person && _forgotten.Add(person))
            _unacknowledged.Add(person);
    }

    private static string? ToForget(JsonObject notice) =>
        notice["type"]?.GetValue<string>() is NoticeEnvelopes.ErasureType ? notice["data"]!["person"]!.GetValue<string>() : null;

    private static byte[] Bytes(JsonObject line) => [.. JsonSerializer.SerializeToUtf8Bytes(line), (byte)'\n'];

    private static FileStream OpenFile(string path, FileMode mode) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = FileAccess.ReadWrite,
        Share = FileShare.Read | FileShare.Delete,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    private static string IdOf(JsonObject notice) => notice["id"]!.GetValue<string>();

    private static long? NumberOf(JsonObject notice) => notice["data"]?["number"]?.GetValue<long>();
}

/// <summary>What came of a notice.</summary>
/// <param name="IsNew">It was not there yet.</param>
/// <param name="Gap">The numbers missing right before it.</param>
/// <param name="Forgotten">Whom it had forgotten.</param>
internal sealed record Taken(bool IsNew, Gap? Gap = null, Forgotten? Forgotten = null);

/// <summary>A person whose name was taken out, and how many notices held it.</summary>
internal sealed record Forgotten(string Person, int Notices);

/// <summary>Numbers that have not come yet: still under way, or to be read from the feed.</summary>
internal sealed record Gap(long From, long To);
