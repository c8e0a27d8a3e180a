using System.Text.Json.Nodes;
using Consortium.Api.Adapters;

namespace Consortium.Tests.Support;

/// <summary>A company's reference receiver that takes its notices from a queue or a folder, as the verb <c>receive</c> does.</summary>
internal sealed class PullingReceiver : IAsyncDisposable
{
    private readonly TemporaryFile _file = new();
    private readonly Lines _notices = new(), _remarks = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ReceiverJournal _journal;
    private readonly Task _pulling;

    private PullingReceiver(WebhookSecret secret, Func<ReferenceReceiver, TextWriter, CancellationToken, Task> pull)
    {
        _journal = ReceiverJournal.Open(_file.Path);
        _pulling = pull(new ReferenceReceiver([secret], _journal, _notices, _remarks, TimeProvider.System), _remarks, _stop.Token);
    }

    /// <summary>How many notices the company took in.</summary>
    public int Taken => _notices.Count;

    /// <summary>What it took in: each notice once, however often it came.</summary>
    public IReadOnlyList<JsonObject> Notices => _notices.Parsed;

    public IReadOnlyList<JsonObject> Remarks => _remarks.Parsed;

    /// <summary>What stands in its journal now.</summary>
    public string Kept => File.ReadAllText(_file.Path);

    public static PullingReceiver OfQueue(Uri queue, WebhookSecret secret)
    {
        Assert.True(ReceiverAddress.TryParse(queue.OriginalString, out var address, out _));
        return new PullingReceiver(secret, (receiver, remarks, ct) => new QueuePull(address, receiver, remarks, TimeProvider.System).Pull(ct));
    }

    public static PullingReceiver OfFolder(string folder, WebhookSecret secret) =>
        new(secret, (receiver, remarks, ct) => new FolderPull(folder, receiver, remarks, TimeProvider.System).Pull(ct));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pulling;
        _stop.Dispose();
        _journal.Dispose();
        _file.Dispose();
    }
}
