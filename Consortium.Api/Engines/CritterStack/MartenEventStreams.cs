using Consortium.Api.Database;
using Consortium.Api.Events;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;
using States = System.Collections.Generic.Dictionary<System.Guid, (object State, long Version)>;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>Decides on a Marten session: events, messages and statements are one unit of work.</summary>
internal sealed class MartenEventStreams(
    IDocumentStore store, StoredNames names, Origin origin, TimeProvider clock, Announcer announcer) : IEventStreams
{
    /// <summary>The header that names who caused an event.</summary>
    public const string Actor = "actor";

    private const int Attempts = 20;

    private const string StreamMovedState = "CS001";

    public Task<Folds> Decide(IReadOnlyList<StreamAddress> streams, Func<Folds, Recording> decide, CancellationToken ct) =>
        DatabaseFault.Plainly(() => DecideUntilRecorded(streams, decide, ct));

    public Task<(TState State, long Version)> Load<TState>(Guid stream, CancellationToken ct) where TState : notnull => DatabaseFault.Plainly(async () =>
    {
        await using var session = store.QuerySession();
        var (state, version) = (await Fold(session, [StreamAddress.Of<TState>(stream)], trustNew: false, ct))[stream];
        return ((TState)state, version);
    });

    private async Task<Folds> DecideUntilRecorded(IReadOnlyList<StreamAddress> streams, Func<Folds, Recording> decide, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = store.LightweightSession();
            var before = await Fold(session, streams, trustNew: attempt == 1, ct);
            var folds = new Folds(before);
            if (streams.Any(stream => stream.Expected is { } expected && expected != folds.Version(stream.Id)))
            {
                return new Folds(before, StreamMoved.Refusal);
            }

            var recording = decide(folds);
            if (recording.Refusal is not null)
            {
                return new Folds(before, recording.Refusal);
            }

            try
            {
                return new Folds(await Record(session, streams, before, recording, ct));
            }
            catch (Exception lost) when (attempt < Attempts && IsLostRace(lost))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * 2 * attempt), clock, ct);
            }
        }
    }

    private async Task<States> Fold(IQuerySession session, IReadOnlyList<StreamAddress> streams, bool trustNew, CancellationToken ct)
    {
        var folds = streams.ToDictionary(stream => stream.Id, stream => (State: names.Kind(stream.State).Initial, Version: 0L));
        var batch = session.CreateBatchQuery();
        var loads = streams.Where(stream => !(stream.IsNew && trustNew))
            .Select(stream => (stream.Id, Kind: names.Kind(stream.State), Events: batch.Events.FetchStream(stream.Id)))
            .ToList();
        if (loads.Count == 0)
        {
            return folds;
        }

        try
        {
            await batch.Execute(ct);
        }
        catch (Exception fault) when (fault is UnknownEventTypeException or InvalidCastException)
        {
            // Marten looks for the class of a name that it does not know, and fails in its own way when the row has none.
            await RequireKnown(session, [.. streams.Select(stream => stream.Id)], ct);
            throw;
        }

        foreach (var (stream, kind, events) in loads)
        {
            // The id of something else: to this caller nothing is there, and an append would find the stream taken.
            foreach (var e in (await events).Where(e => names.KindOf(e.EventTypeName) == kind))
            {
                folds[stream] = (kind.Evolve(folds[stream].State, e.Data), e.Version);
            }
        }

        return folds;
    }

    private async Task RequireKnown(IQuerySession session, Guid[] streams, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select distinct type from consortium.mt_events where stream_id = any($1)")
        {
            Parameters = { new() { Value = streams } },
        };
        await using var rows = await session.ExecuteReaderAsync(command, ct);
        while (await rows.ReadAsync(ct))
        {
            names.Event(rows.GetString(0));
        }
    }

    private async Task<States> Record(
        IDocumentSession session, IReadOnlyList<StreamAddress> streams, States before, Recording recording, CancellationToken ct)
    {
        var after = new States(before);
        foreach (var stream in streams.OrderBy(stream => stream.Id))
        {
            var kind = names.Kind(stream.State);
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
        return after;
    }

    /// <summary>Somebody else wrote first: deciding again on what they left is the remedy.</summary>
    private static bool IsLostRace(Exception fault) => fault switch
    {
        ConcurrencyException or ExistingStreamIdCollisionException => true,
        _ => (DatabaseFault.Beneath(fault) as PostgresException) switch
        {
            { SqlState: StreamMovedState or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
            { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pkey_mt_streams_id" or "pk_mt_events_stream_and_version" } => true,
            _ => false,
        },
    };
}
