using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;
using NpgsqlTypes;
using States = System.Collections.Generic.Dictionary<System.Guid, (object State, long Version)>;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>Loads in one round trip, writes in one: a batch without an explicit transaction is one transaction of the server's.</summary>
internal sealed class NpgsqlEventStreams(
    Databases databases, StoredNames names, RecentFolds recent, Origin origin, TimeProvider clock, Parcels parcels, Signals signals)
    : EventStreams(names, recent, clock)
{
    protected override async Task<IReadOnlyList<(Guid Stream, long Version, object Event)>> Read(IReadOnlyList<Tail> tails, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select stream_id, version, type, data
            from unnest($1, $2) as tail (stream, seen) join consortium.mt_events on stream_id = stream and version > seen order by version
            """);
        command.Parameters.Add(Sql.Array(tails.Select(tail => tail.Stream), NpgsqlDbType.Uuid));
        command.Parameters.Add(Sql.Array(tails.Select(tail => tail.After), NpgsqlDbType.Bigint));
        var kinds = tails.ToDictionary(tail => tail.Stream, tail => tail.Kind);
        var events = new List<(Guid, long, object)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (stream, name) = (reader.GetGuid(0), reader.GetString(2));
            if (Names.KindOf(name) != kinds[stream])
            {
                // The id of something else: to this caller nothing is there, and an append would find the stream taken.
                continue;
            }

            var recorded = JsonSerializer.Deserialize(reader.GetFieldValue<ReadOnlyMemory<byte>>(3).Span, Names.Event(name), StoredJson.Options)!;
            events.Add((stream, reader.GetInt64(1), recorded));
        }

        return events;
    }

    protected override async Task<States> Record(IReadOnlyList<StreamAddress> streams, States before, Recording recording, CancellationToken ct)
    {
        var after = new States(before);
        var events = new List<(Guid Stream, long Version, object Data)>();
        foreach (var (stream, recorded) in recording.Events)
        {
            var kind = Names.Kind(streams.First(address => address.Id == stream).State);
            foreach (var one in recorded)
            {
                var (state, version) = after[stream];
                after[stream] = (kind.Evolve(state, one), version + 1);
                events.Add((stream, version + 1, one));
            }
        }

        if (events.Count == 0 && recording.Announcements.Count == 0 && recording.Alongside.Count == 0)
        {
            return after;
        }

        var sent = parcels.Pack(recording.Announcements, origin.Correlation, origin.Causation);
        await databases.Engine.Execute(
            [Append(streams, before, after, events), .. Parcels.Insert(sent), .. recording.Alongside.Select(Sql.Command)], ct);
        parcels.Committed(sent);
        if (events.Count > 0)
        {
            signals.Events.Raise();
            signals.Committed.Raise();
        }

        return after;
    }

    private NpgsqlBatchCommand Append(
        IReadOnlyList<StreamAddress> streams, States before, States after, List<(Guid Stream, long Version, object Data)> events)
    {
        var now = Clock.GetUtcNow();
        // In one order for everybody, so that two acts over the same streams wait for each other instead of locking up.
        StreamAddress[] ordered = [.. streams.OrderBy(stream => stream.Id)];
        return new("select consortium.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)")
        {
            Parameters =
            {
                Sql.Array(ordered.Select(stream => stream.Id), NpgsqlDbType.Uuid),
                Sql.Array(ordered.Select(stream => Names.Kind(stream.State).Name), NpgsqlDbType.Varchar),
                Sql.Array(ordered.Select(stream => before[stream.Id].Version), NpgsqlDbType.Bigint),
                Sql.Array(ordered.Select(stream => after[stream.Id].Version), NpgsqlDbType.Bigint),
                Sql.Value(now, NpgsqlDbType.TimestampTz),
                Sql.Array(events.Select(_ => Guid.CreateVersion7(now)), NpgsqlDbType.Uuid),
                Sql.Array(events.Select(one => one.Stream), NpgsqlDbType.Uuid),
                Sql.Array(events.Select(one => one.Version), NpgsqlDbType.Bigint),
                Sql.Array(events.Select(one => Names.Name(one.Data)), NpgsqlDbType.Varchar),
                Sql.Array(events.Select(one => JsonSerializer.SerializeToUtf8Bytes(one.Data, one.Data.GetType(), StoredJson.Options)), NpgsqlDbType.Jsonb),
                Sql.Value(Sql.Known(origin.Correlation), NpgsqlDbType.Varchar),
                Sql.Value(Sql.Known(origin.Causation), NpgsqlDbType.Varchar),
                Sql.Value(origin.Actor is { } actor ? $$"""{"actor": "{{actor}}"}""" : null, NpgsqlDbType.Jsonb),
            },
        };
    }
}
