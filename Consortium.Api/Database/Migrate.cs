using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Database;

/// <summary>Brings both databases to the shape that this program expects.</summary>
internal static class Migrate
{
    private const long Lock = 0x636F6E736F7274; // "consort"

    /// <summary>What was applied, in order; empty when nothing was missing.</summary>
    /// <param name="takeOver">Take the main database from another engine that left nothing undelivered.</param>
    public static async Task<IReadOnlyList<string>> All(DatabaseConnections databases, IEngine engine, bool takeOver, CancellationToken ct)
    {
        await using var keys = await Unpooled.Open(databases.Keys, ct);
        var ofKeys = await Apply(keys, Migration.OfKeys, ct);
        await using var owner = await Unpooled.Open(databases.Owner, ct);
        var ofMain = await Apply(owner, Migration.OfMain, ct, before: () => engine.Create(owner, takeOver, ct));
        return [.. ofKeys.Select(step => "keys_" + step), .. ofMain];
    }

    /// <summary>
    /// Applies the missing steps in order, each in a transaction with its own record, so a step is there whole or not at all.
    /// Processes that start together wait for one another.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Apply(
        NpgsqlConnection connection, IReadOnlyList<Migration> steps, CancellationToken ct, Func<Task>? before = null)
    {
        await connection.Execute($"select pg_advisory_lock({Lock})", ct);
        try
        {
            await connection.Execute(
                """
                create schema if not exists consortium;
                create table if not exists consortium.migration (
                    number integer primary key,
                    name varchar not null,
                    sha256 varchar not null,
                    applied_at timestamptz not null default now());
                """,
                ct);
            var applied = await Applied(connection, ct);
            RefuseOtherHistory(steps, applied);
            if (before is not null)
            {
                await before();
            }

            var missing = steps.Where(step => !applied.ContainsKey(step.Number)).ToList();
            foreach (var step in missing)
            {
                await Apply(connection, step, ct);
            }

            return [.. missing.Select(step => step.FullName)];
        }
        finally
        {
            // A step that lost its connection has lost its lock too.
            if (connection.FullState == System.Data.ConnectionState.Open)
            {
                await connection.Execute($"select pg_advisory_unlock({Lock})", CancellationToken.None);
            }
        }
    }

    /// <summary>The steps that this program has and the database has not.</summary>
    public static async Task<IReadOnlyList<string>> Missing(NpgsqlConnection connection, IReadOnlyList<Migration> steps, CancellationToken ct)
    {
        var applied = await connection.Scalar<bool>("select to_regclass('consortium.migration') is not null", ct)
            ? await Applied(connection, ct)
            : [];
        return [.. steps.Where(step => !applied.ContainsKey(step.Number)).Select(step => step.FullName)];
    }

    private static async Task Apply(NpgsqlConnection connection, Migration step, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.Execute(step.Sql, ct);
        await using var record = new NpgsqlCommand("insert into consortium.migration (number, name, sha256) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = step.Number }, new() { Value = step.Name }, new() { Value = step.Sha256 } },
        };
        await record.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static void RefuseOtherHistory(IReadOnlyList<Migration> steps, Dictionary<int, string> applied)
    {
        foreach (var (number, sha256) in applied)
        {
            var step = steps.FirstOrDefault(step => step.Number == number) ?? throw new StartRefusedException(
                $"The database has migration {number:0000}, which this version does not know: a newer version migrated it. Start that version.");
            if (step.Sha256 != sha256)
            {
                throw new StartRefusedException(
                    $"Migration {step.FullName} is not the one that was applied to this database: " +
                    "put the applied file back, and mend it in a new migration.");
            }
        }
    }

    private static async Task<Dictionary<int, string>> Applied(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select number, sha256 from consortium.migration", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        Dictionary<int, string> applied = [];
        while (await reader.ReadAsync(ct))
        {
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return applied;
    }
}
