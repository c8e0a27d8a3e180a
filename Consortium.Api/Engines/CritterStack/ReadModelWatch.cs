using Consortium.Api.Events;
using JasperFx.Events.Projections;
using Marten.Exceptions;
using Npgsql;
using ProgressionProgressOutOfOrderException = JasperFx.Events.Daemon.ProgressionProgressOutOfOrderException;
using ShardAction = JasperFx.Events.Daemon.ShardAction;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>Tells where the daemon's read models stand, and starts one again whose checkpoint a rebuild has moved.</summary>
internal sealed class ReadModelWatch(Marten.Events.Daemon.Coordination.IProjectionCoordinator coordinator, ReadModels readModels) : IHostedService, IObserver<ShardState>
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = coordinator.DaemonForMainDatabase().Tracker.Subscribe(this);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    public void OnNext(ShardState value)
    {
        var table = value.ShardName.Split(':')[0];
        if (readModels.All.All(readModel => readModel.Table != table))
        {
            return;
        }

        if (IsRebuilt(value.Exception))
        {
            _ = coordinator.DaemonForMainDatabase().StartAgentAsync(value.ShardName, CancellationToken.None);
        }
        else if (value.Action == ShardAction.Updated)
        {
            readModels.Reached(table, value.Sequence);
        }
        // The daemon meets a null where a read model's own code failed; that was told by ReadModelProjection.
        else if (value.Exception is { } fault and not NullReferenceException)
        {
            readModels.Failed(table, Known(fault));
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

    /// <summary>The fault beneath those that the daemon wraps around it, in the words of the doors.</summary>
    private static Exception Known(Exception fault) => fault switch
    {
        UnknownEventTypeException unknown => new UnknownStoredNameException(unknown.EventTypeName),
        // What Marten meets beside a name that it does not know, when the other engine wrote the event: no .NET type.
        InvalidCastException => new UnknownStoredNameException("of the other engine"),
        { InnerException: { } cause } and not PostgresException => Known(cause),
        _ => fault,
    };

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
