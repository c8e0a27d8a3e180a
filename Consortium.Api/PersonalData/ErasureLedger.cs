using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.PersonalData;

/// <summary>Who was erased, taken along over a restore: the keys that an older backup brings back are destroyed again.</summary>
internal static class ErasureLedger
{
    /// <summary>What the databases that are about to be replaced know; nothing when they are empty or older than the ledger.</summary>
    public static async Task<IReadOnlyList<(Guid Subject, DateTimeOffset At)>> Read(DatabaseConnections databases, CancellationToken ct)
    {
        await using var keys = await Unpooled.Open(databases.Keys, ct);
        if (!await keys.Scalar<bool>("select to_regclass('erased') is not null", ct))
            return [];

        var erased = new List<(Guid, DateTimeOffset)>();
        await using var command = new NpgsqlCommand("select subject, at from erased", keys);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            erased.Add((rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1)));
        return erased;
    }

    /// <summary>Writes it into the restored databases and destroys the keys that came back. The service does the rest when it starts.</summary>
    public static async Task TakeAlong(IReadOnlyList<(Guid Subject, DateTimeOffset At)> erased, DatabaseConnections databases, CancellationToken ct)
    {
        await using var keys = NpgsqlDataSource.Create(databases.Keys);
        await keys.Run(
            [
                new SqlStatement(
                    "insert into erased (subject, at) select * from unnest($1, $2) on conflict do nothing",
                    erased.Select(one => one.Subject).ToArray(),
                    erased.Select(one => one.At).ToArray()),
                new SqlStatement("delete from subject_key where subject in (select subject from erased)"),
            ],
            ct);
    }
}
