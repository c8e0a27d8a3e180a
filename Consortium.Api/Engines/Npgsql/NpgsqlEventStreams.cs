using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;
using NpgsqlTypes;
using States = System.Collections.Generic.Dictionary<System.Guid, (object State, long Version)>;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>Loads in one round trip, writes in one: a batch without an explicit transaction is one transaction of the server's.</summary>
internal sealed class NpgsqlEventStreams(
    Databases databases, StoredNames names, Origin origin, TimeProvider clock, Parcels parcels, Signals signals) : EventStreams(clock)
{
    protected override async Task<States> Fold(IReadOnlyList<StreamAddress> streams, bool trustNew, CancellationToken ct)
    {
        var kinds = streams.ToDictionary(stream => stream.Id, stream => names.Kind(stream.State));
        var folds = kinds.ToDictionary(kind => kind.Key, kind => (State: kind.Value.Initial, Version: 0L));
        Guid[] known = [.. from stream in streams where !(stream.IsNew && trustNew) select stream.Id];
        if (known.Length == 0)
        {
            return folds;
        }

        await using var command = databases.Engine.CreateCommand(
            "select stream_id, version, type, data from consortium.mt_events where stream_id = any($1) order by version");
        command.Parameters.Add(Sql.Array(known, NpgsqlDbType.Uuid));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (stream, name) = (reader.GetGuid(0), reader.GetString(2));
            if (names.KindOf(name) != kinds[stream])
            {
                // The id of something else: to this caller nothing is there, and an append would find the stream taken.
                continue;
            }

            var recorded = JsonSerializer.Deserialize(
                reader.GetFieldValue<ReadOnlyMemory<byte>>(3).Span, names.Event(name), StoredJson.Options)!;
            folds[stream] = (kinds[stream].Evolve(folds[stream].State, recorded), reader.GetInt64(1));
        }

        return folds;
    }

    protected override async Task<States> Record(IReadOnlyList<StreamAddress> streams, States before, Recording recording, CancellationToken ct)
    {
        var after = new States(before);
        var events = new List<(Guid Stream, long Version, object Data)>();
        foreach (var (stream, recorded) in recording.Events)
        {
            var kind = names.Kind(streams.First(address => address.Id == stream).State);
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
                Sql.Array(ordered.Select(stream => names.Kind(stream.State).Name), NpgsqlDbType.Varchar),
                Sql.Array(ordered.Select(stream => before[stream.Id].Version), NpgsqlDbType.Bigint),
                Sql.Array(ordered.Select(stream => after[stream.Id].Version), NpgsqlDbType.Bigint),
                Sql.Value(now, NpgsqlDbType.TimestampTz),
                Sql.Array(events.Select(_ => Guid.CreateVersion7(now)), NpgsqlDbType.Uuid),
                Sql.Array(events.Select(one => one.Stream), NpgsqlDbType.Uuid),
                Sql.Array(events.Select(one => one.Version), NpgsqlDbType.Bigint),
                Sql.Array(events.Select(one => names.Name(one.Data)), NpgsqlDbType.Varchar),
                Sql.Array(events.Select(one => JsonSerializer.SerializeToUtf8Bytes(one.Data, one.Data.GetType(), StoredJson.Options)), NpgsqlDbType.Jsonb),
                Sql.Value(Sql.Known(origin.Correlation), NpgsqlDbType.Varchar),
                Sql.Value(Sql.Known(origin.Causation), NpgsqlDbType.Varchar),
                Sql.Value(origin.Actor is { } actor ? $$"""{"actor": "{{actor}}"}""" : null, NpgsqlDbType.Jsonb),
            },
        };
    }
}
