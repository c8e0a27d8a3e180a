using Consortium.Api.Database;
using Consortium.Api.Events;

namespace Consortium.Api.Engines.Npgsql;

internal sealed class NpgsqlOutbox(Databases databases, Parcels parcels, Origin origin, TimeProvider clock, Signals signals) : IOutbox
{
    public async Task Send(Announcement announcement, CancellationToken ct)
    {
        var sent = parcels.Pack([announcement], origin.Correlation, origin.Causation);
        await databases.Engine.Execute(Parcels.Insert(sent), ct);
        parcels.Committed(sent);
    }

    public async Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            "select id, message, attempts, fault, at from consortium.dead_letter order by at desc, id limit $1").With(limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var letters = new List<DeadLetter>();
        while (await reader.ReadAsync(ct))
        {
            letters.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return letters;
    }

    public async Task<bool> Replay(Guid deadLetter, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            "update consortium.outbox set due = $2, attempts = 0, fault = null, died = null where id = $1 and died is not null").With(deadLetter, clock.GetUtcNow());
        var found = await command.ExecuteNonQueryAsync(ct) == 1;
        signals.Messages.Raise();
        signals.Committed.Raise();
        return found;
    }

    public async Task<int> HandOver(CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(EngineRecord.Move(from: "outbox", which: "died is null", to: "handed_over"));
        return await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<OutboxLoad> Load(CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select count(*) filter (where died is null and due <= $1), count(*) filter (where died is null and due > $1),
                count(died), min(due) filter (where died is null and due <= $1)
            from consortium.outbox
            """).With(clock.GetUtcNow());
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2),
            await reader.IsDBNullAsync(3, ct) ? null : reader.GetFieldValue<DateTimeOffset>(3));
    }
}
