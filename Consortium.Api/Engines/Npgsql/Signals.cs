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
        }
    }
}
