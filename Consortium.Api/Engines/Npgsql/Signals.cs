using Consortium.Api.Database;
using Npgsql;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>Wakes whoever waits in this process; polling is the net beneath.</summary>
internal sealed class Signals
{
    public Signal Events { get; } = new();

    public Signal Messages { get; } = new();

    /// <summary>Something was committed here that other processes wait for too.</summary>
    public Signal Committed { get; } = new();
}

/// <summary>Everybody who waits is woken at once. Take <see cref="Next"/> before looking, then wait for it: nothing slips between.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}

internal static class Waiting
{
    /// <summary>Waits for a signal, a time or the end, whichever comes first.</summary>
    public static async Task AtMost(this Task signal, TimeSpan time, TimeProvider clock, CancellationToken ct) =>
        await signal.WaitAsync(time, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}

/// <summary>
/// Tells other processes after commit, at most every 10 ms: a NOTIFY in the appending transaction would make commits wait
/// for one another.
/// </summary>
internal sealed class Notifier(Databases databases, Signals signals, TimeProvider clock, ILogger<Notifier> log) : BackgroundService
{
    public const string Channel = "consortium";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = signals.Committed.Next;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await next.WaitAsync(stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
                next = signals.Committed.Next;
                await using var notify = databases.Engine.CreateCommand("select pg_notify('" + Channel + "', '')");
                await notify.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                log.NotifyFailed(Fault.Of(e));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
