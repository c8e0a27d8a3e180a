using System.Collections.Concurrent;
using System.Data;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;
using NpgsqlTypes;

namespace Consortium.Api.Engines;

/// <summary>Where each read model stands, and how one is told again.</summary>
internal sealed class ReadModels(
    Databases databases, EventLog events, IEnumerable<IReadModel> readModels, TimeProvider clock, ILogger<ReadModels> log)
    : IReadModels
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<string, long> _reached = new();
    private readonly ConcurrentDictionary<string, HeldUp> _faults = new();
    private readonly Signal _moved = new();

    public IReadOnlyList<IReadModel> All { get; } = [.. readModels];

    public void Reached(string table, long position)
    {
        _reached[table] = position;
        _faults.TryRemove(table, out _);
        _moved.Raise();
    }

    /// <summary>Answers how often it failed since it last got on.</summary>
    public int Failed(string table, Exception e)
    {
        var held = _faults.AddOrUpdate(
            table, _ => new HeldUp(Fault.Of(e), 1, At: null), (_, before) => before with { Fault = Fault.Of(e), Failures = before.Failures + 1 });
        log.ReadModelFailed(table, held.Failures, Seen(table), held.Fault, (e as UnknownStoredNameException)?.StoredName);
        return held.Failures;
    }

    public long Seen(string table) => _reached.GetValueOrDefault(table);

    /// <summary>The position in the database, where every process sees it. A read model that was told nothing has no row.</summary>
    public async Task<long> Checkpoint(string table, CancellationToken ct)
    {
        await using var saved = databases.Engine.CreateCommand(
            "select coalesce((select last_seq_id from consortium.mt_event_progression where name = $1), 0)").With(ReadTable.Checkpoint(table));
        return (long)(await saved.ExecuteScalarAsync(ct))!;
    }

    public async Task<IReadOnlyList<ReadModelStatus>> Status(CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select coalesce(p.last_seq_id, 0), coalesce((select max(seq_id) from consortium.mt_events), 0)
            from unnest($1) with ordinality as wanted (name, nth) left join consortium.mt_event_progression p using (name)
            order by nth
            """);
        command.Parameters.Add(Sql.Array(All.Select(readModel => ReadTable.Checkpoint(readModel.Table)), NpgsqlDbType.Varchar));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var status = new List<ReadModelStatus>();
        foreach (var readModel in All)
        {
            await reader.ReadAsync(ct);
            var position = Math.Max(reader.GetInt64(0), Seen(readModel.Table));
            status.Add(new(
                readModel.Table, position, Math.Max(0, reader.GetInt64(1) - position), HeldUpBy(readModel.Table, reader.GetInt64(0))));
        }

        return status;
    }

    public async Task CaughtUp(string table, CancellationToken ct) => await Reach([table], await Newest(ct), ct);

    public async Task CaughtUp(CancellationToken ct) => await Reach(All.Select(readModel => readModel.Table), await Newest(ct), ct);

    private async Task<long> Newest(CancellationToken ct)
    {
        await using var newest = databases.Engine.CreateCommand("select coalesce(max(seq_id), 0) from consortium.mt_events");
        return (long)(await newest.ExecuteScalarAsync(ct))!;
    }

    private async Task Reach(IEnumerable<string> tables, long target, CancellationToken ct)
    {
        foreach (var table in tables)
        {
            for (var moved = _moved.Next; Seen(table) < target && await Checkpoint(table, ct) < target; moved = _moved.Next)
            {
                await moved.AtMost(Poll, clock, ct);
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    public async Task<long> Rebuild(string table, CancellationToken ct)
    {
        var readModel = All.FirstOrDefault(model => model.Table == table)
            ?? throw new ArgumentException($"There is no read table '{table}'.", nameof(table));
        await using var owner = await databases.Owner.OpenConnectionAsync(ct);
        await Run(owner, "select pg_advisory_lock(hashtext('rebuild'), hashtext($1))", ct, table);
        await Run(owner, "call consortium.prepare_rebuild($1)", ct, table);

        var (position, count) = await Replay(readModel, 0, 0, ct);
        // Nothing is known of a new table's rows until the server looks at them, and lists are slow until then.
        await Run(owner, $"analyze {ReadTable.Quoted(table + "_next")}", ct);

        // The runner waits for this row before it touches the table, so it goes on in the new one, from where that one stands.
        await using var swap = await owner.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await Run(
            owner, "insert into consortium.mt_event_progression (name, last_seq_id) values ($1, 0) on conflict (name) do update set last_updated = now()",
            ct, ReadTable.Checkpoint(table));
        (position, count) = await Replay(readModel, position, count, ct);
        await Run(owner, "call consortium.finish_rebuild($1)", ct, table);
        await Run(
            owner, $"update consortium.mt_event_progression set last_seq_id = {position} where name = $1", ct, ReadTable.Checkpoint(table));
        await Run(owner, "delete from consortium.mt_event_progression where name = $1 and last_seq_id = 0", ct, ReadTable.Checkpoint(table));
        await swap.CommitAsync(ct);
        log.Rebuilt(table, count);
        return count;
    }

    /// <summary>What this process failed on; nothing when the table got on since, which another process may have brought about.</summary>
    private string? HeldUpBy(string table, long checkpoint)
    {
        if (!_faults.TryGetValue(table, out var held))
        {
            return null;
        }

        if (held.At < checkpoint)
        {
            _faults.TryRemove(new(table, held));
            return null;
        }

        _faults.TryUpdate(table, held with { At = checkpoint }, held);
        return held.Fault;
    }

    private async Task<(long Position, long Count)> Replay(IReadModel readModel, long position, long count, CancellationToken ct)
    {
        var into = ReadTable.Quoted(readModel.Table + "_next");
        var told = count;
        await foreach (var page in events.Pages(position, ct))
        {
            await databases.Engine.Execute(
                [Sql.Command("select set_config('synchronous_commit', 'off', true)"), .. readModel.Apply(page.Events, into).Select(Sql.Command)], ct);
            position = page.Position;
            count += page.Events.Count;
            if (count - told >= 100_000)
            {
                told = count;
                log.Rebuilding(readModel.Table, count, position);
            }
        }

        return (position, count);
    }

    /// <param name="Fault">What kind of fault it was, the last time.</param>
    /// <param name="Failures">How often it failed.</param>
    /// <param name="At">Where the table stood in the database when it was looked at since; null before that.</param>
    private sealed record HeldUp(string Fault, int Failures, long? At);

    private static async Task Run(NpgsqlConnection owner, string statement, CancellationToken ct, params IReadOnlyList<object?> arguments)
    {
        await using var command = new NpgsqlCommand(statement, owner) { CommandTimeout = 0 }.With(arguments);
        await command.ExecuteNonQueryAsync(ct);
    }
}

internal static partial class ReadModelLog
{
    [LoggerMessage(2010, LogLevel.Error, "Read model {Table} failed {Failures} times at {Position}: {Fault} {StoredName}")]
    public static partial void ReadModelFailed(this ILogger log, string table, int failures, long position, string fault, string? storedName);

    [LoggerMessage(2011, LogLevel.Information, "Rebuild of {Table}: {Events} events, at {Position}")]
    public static partial void Rebuilding(this ILogger log, string table, long events, long position);

    [LoggerMessage(2012, LogLevel.Information, "Rebuilt {Table} from {Events} events")]
    public static partial void Rebuilt(this ILogger log, string table, long events);
}

/// <summary>The names that follow from a read table's name.</summary>
internal static class ReadTable
{
    public static string Quoted(string table) => $"\"read\".\"{table}\"";

    public static string Checkpoint(string table) => table + ":All";
}
