using System.Collections.Concurrent;
using Consortium.Api.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Npgsql;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>
/// Tells where the daemon's read models stand and what holds one up, and sets its search for new events going again, which
/// the daemon itself gives up when the database is away at the wrong moment.
/// </summary>
internal sealed class ReadModelWatch(
    IProjectionCoordinator coordinator, ReadModels readModels, KnownEvents known, TimeProvider clock, ILogger<ReadModelWatch> log)
    : BackgroundService, IObserver<ShardState>
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, Exception> _heldUp = new();

    public void OnNext(ShardState value)
    {
        var table = value.ShardName.Split(':')[0];
        if (readModels.All.All(readModel => readModel.Table != table))
        {
            return;
        }

        if (value.Action == ShardAction.Updated)
        {
            readModels.Reached(table, value.Sequence);
        }
        // The daemon meets a null where a read model's own code failed; that was told by ReadModelProjection.
        else if (value.Exception is { } fault and not NullReferenceException && !IsRebuilt(fault))
        {
            _heldUp[table] = fault;
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var daemon = coordinator.DaemonForMainDatabase();
        using var subscription = daemon.Tracker.Subscribe(this);
        using var round = new PeriodicTimer(Round, clock);
        while (await round.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (daemon is { IsRunning: true, HighWaterLastPolledAt: null } or { IsRunning: true, IsHighWaterStale: true })
                {
                    await daemon.RestartHighWaterAgentAsync(stoppingToken);
                }

                foreach (var (table, fault) in _heldUp.ToArray())
                {
                    readModels.Failed(table, await Cause(table, fault, stoppingToken));
                    _heldUp.TryRemove(new(table, fault));
                }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.DaemonNotLookedAfter(Fault.Of(fault));
            }
        }
    }

    private async Task<Exception> Cause(string table, Exception fault, CancellationToken ct)
    {
        try
        {
            await known.RequireAfter(await readModels.Checkpoint(table, ct), ct);
            return DatabaseFault.Beneath(fault) ?? fault;
        }
        catch (UnknownStoredNameException unknown)
        {
            return unknown;
        }
    }

    /// <summary>A rebuild has moved the checkpoint, or made the first one, while the daemon was about to.</summary>
    private static bool IsRebuilt(Exception? fault) => fault switch
    {
        ProgressionProgressOutOfOrderException => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "mt_event_progression" } => true,
        { InnerException: { } cause } => IsRebuilt(cause),
        _ => false,
    };
}

internal static partial class ReadModelWatchLog
{
    [LoggerMessage(2032, LogLevel.Error, "What keeps the read models could not be looked after: {Fault}")]
    public static partial void DaemonNotLookedAfter(this ILogger log, string fault);
}
