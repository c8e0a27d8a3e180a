using JasperFx.Events.Daemon.HighWater;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>
/// Has the daemon look for new events when this process has recorded some; those of other processes it finds by looking from
/// time to time. Marten's own wake-up notifies in the appending transaction, where commits would wait for one another.
/// </summary>
internal sealed class DaemonWakeup(TimeProvider clock) : IDaemonWakeup
{
    /// <summary>Under load, looking at every commit would cost more than it shows: this gathers them.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(4);

    private readonly Signal _recorded = new();

    private Task? _next;

    public void Recorded() => _recorded.Raise();

    /// <summary>What is waited for was taken before the look that came back empty, so that nothing slips between.</summary>
    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        await (_next ?? _recorded.Next).AtMost(timeout, clock, token);
        await Task.Delay(Breath, clock, token);
        _next = _recorded.Next;
    }

    public void Dispose() { }
}
