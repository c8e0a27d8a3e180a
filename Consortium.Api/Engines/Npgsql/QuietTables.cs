using System.Threading.Channels;
using Consortium.Api.Database;
using NpgsqlTypes;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>
/// Moves the checkpoints of read tables to which the last events meant nothing, all in one transaction: one for each table would be
/// most of what a quiet service does.
/// </summary>
internal sealed class QuietTables(Databases databases)
{
    private readonly Channel<Move> _moves = Channel.CreateUnbounded<Move>();

    /// <summary>Answers whether the checkpoint was moved: not when it has no row yet, when somebody holds it, or when it is elsewhere.</summary>
    public Task<bool> Advance(string table, long from, long to, CancellationToken ct)
    {
        var move = new Move(ReadTable.Checkpoint(table), from, to, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _moves.Writer.TryWrite(move);
        return move.Done.Task.WaitAsync(ct);
    }

    public async Task Run(CancellationToken ct)
    {
        try
        {
            while (await _moves.Reader.WaitToReadAsync(ct))
            {
                // All tables are told at the same moment that nothing more comes; the others are about to say so too.
                await Task.Yield();
                var together = new List<Move>();
                while (_moves.Reader.TryRead(out var move))
                    together.Add(move);
                await Advance(together, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Whoever waits for a move ends with the same term.
        }
    }

    private async Task Advance(List<Move> together, CancellationToken ct)
    {
        try
        {
            var moved = await Moved(together, ct);
            together.ForEach(move => move.Done.TrySetResult(moved.Contains(move.Checkpoint)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            together.ForEach(move => move.Done.TrySetException(e));
        }
    }

    private async Task<HashSet<string>> Moved(List<Move> together, CancellationToken ct)
    {
        await using var batch = databases.Engine.CreateBatch();
        batch.BatchCommands.Add(Sql.Command("select set_config('synchronous_commit', 'off', true)"));
        batch.BatchCommands.Add(new(
            """
            with free as (select name from consortium.mt_event_progression where name = any ($1) order by name for update skip locked)
            update consortium.mt_event_progression kept set last_seq_id = moved.new, last_updated = transaction_timestamp()
            from unnest($1, $2, $3) as moved (name, old, new) join free using (name)
            where kept.name = moved.name and kept.last_seq_id = moved.old
            returning kept.name
            """)
        {
            Parameters =
            {
                Sql.Array(together.Select(move => move.Checkpoint), NpgsqlDbType.Varchar),
                Sql.Array(together.Select(move => move.From), NpgsqlDbType.Bigint),
                Sql.Array(together.Select(move => move.To), NpgsqlDbType.Bigint),
            },
        });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        var moved = new HashSet<string>();
        while (await reader.ReadAsync(ct))
            moved.Add(reader.GetString(0));
        return moved;
    }

    private sealed record Move(string Checkpoint, long From, long To, TaskCompletionSource<bool> Done);
}
