using Consortium.Api.Events;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>One read model under Marten's daemon, which commits its statements together with its checkpoint.</summary>
internal sealed class ReadModelProjection(IReadModel readModel, ReadModels readModels) : IProjection
{
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        RecordedEvent[] page = [.. events.Where(e => e.Data is not Tombstone).Select(Recorded)];
        try
        {
            foreach (var statement in readModel.Apply(page, ReadTable.Quoted(readModel.Table)))
            {
                operations.QueueOperation(new QueuedStatement(statement));
            }
        }
        catch (Exception fault)
        {
            readModels.Failed(readModel.Table, fault);
            throw;
        }

        return Task.CompletedTask;
    }

    private static RecordedEvent Recorded(IEvent e) =>
        new(e.Sequence, e.StreamId, e.Version, e.Data, e.Timestamp, Guid.TryParse(e.GetHeader(MartenEventStreams.Actor)?.ToString(), out var actor) ? actor : null);
}
