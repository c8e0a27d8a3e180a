using Consortium.Api.Database;
using Consortium.Api.Events;
using JasperFx;
using Marten;
using Marten.Exceptions;
using States = System.Collections.Generic.Dictionary<System.Guid, (object State, long Version)>;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>Decides on a Marten session: events, messages and statements are one unit of work.</summary>
internal sealed class MartenEventStreams(
    IDocumentStore store, StoredNames names, RecentFolds recent, Origin origin, TimeProvider clock, Announcer announcer, KnownEvents known,
    DaemonWakeup wakeup) : EventStreams(names, recent, clock)
{
    /// <summary>The header that names who caused an event.</summary>
    public const string Actor = "actor";

    protected override Task<IReadOnlyList<(Guid Stream, long Version, object Event)>> Read(IReadOnlyList<Tail> tails, CancellationToken ct) =>
        DatabaseFault.Plainly(async () =>
        {
            await using var session = store.QuerySession();
            return await Read(session, tails, ct);
        });

    protected override Task<States> Record(IReadOnlyList<StreamAddress> streams, States before, Recording recording, CancellationToken ct) =>
        DatabaseFault.Plainly(async () =>
        {
            await using var session = store.LightweightSession();
            return await Record(session, streams, before, recording, ct);
        });

    protected override bool IsLostRace(Exception fault) => fault is ConcurrencyException or ExistingStreamIdCollisionException || base.IsLostRace(fault);

    private async Task<IReadOnlyList<(Guid Stream, long Version, object Event)>> Read(IQuerySession session, IReadOnlyList<Tail> tails, CancellationToken ct)
    {
        var batch = session.CreateBatchQuery();
        var loads = tails.Select(tail => (tail.Stream, tail.Kind, Events: batch.Events.FetchStream(tail.Stream, fromVersion: tail.After + 1))).ToList();
        try
        {
            await batch.Execute(ct);
        }
        catch (Exception fault) when (fault is UnknownEventTypeException or InvalidCastException)
        {
            await known.RequireIn([.. tails.Select(tail => tail.Stream)], ct);
            throw;
        }

        var read = new List<(Guid, long, object)>();
        foreach (var (stream, kind, events) in loads)
        {
            // The id of something else: to this caller nothing is there, and an append would find the stream taken.
            read.AddRange((await events).Where(e => Names.KindOf(e.EventTypeName) == kind).Select(e => (stream, e.Version, e.Data)));
        }

        return read;
    }

    private async Task<States> Record(
        IDocumentSession session, IReadOnlyList<StreamAddress> streams, States before, Recording recording, CancellationToken ct)
    {
        var after = new States(before);
        foreach (var stream in streams.OrderBy(stream => stream.Id))
        {
            var kind = Names.Kind(stream.State);
            object[] events = [.. recording.Events.Where(recorded => recorded.Stream == stream.Id).SelectMany(recorded => recorded.Events)];
            var (state, version) = before[stream.Id];
            after[stream.Id] = (events.Aggregate(state, kind.Evolve), version + events.Length);
            if (events.Length == 0)
            {
                session.QueueOperation(new UnchangedStream(stream.Id, version));
            }
            else if (version == 0)
            {
                session.Events.StartStream(stream.State, stream.Id, events);
            }
            else
            {
                session.Events.Append(stream.Id, version + events.Length, events);
            }
        }

        foreach (var statement in recording.Alongside)
        {
            session.QueueOperation(new QueuedStatement(statement));
        }

        if (recording.Announcements.Count == 0 && recording.Alongside.Count == 0 && recording.Events.All(recorded => recorded.Events.Count == 0))
        {
            return after;
        }

        (session.CorrelationId, session.CausationId) = (Sql.Known(origin.Correlation), Sql.Known(origin.Causation));
        if (origin.Actor is { } actor)
        {
            session.SetHeader(Actor, actor.ToString());
        }

        await announcer.Announce(session, recording.Announcements);
        await session.SaveChangesAsync(ct);
        wakeup.Recorded();
        return after;
    }
}
