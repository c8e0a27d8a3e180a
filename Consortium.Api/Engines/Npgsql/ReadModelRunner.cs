using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>
/// Keeps every read model, each on its own: one that fails waits and tries again, the others go on. One process does it at a
/// time; the checkpoint is moved in the transaction of the statements and only from where it was seen, so a
/// second process could not apply a page twice even while the first still believes in its term.
/// </summary>
internal sealed class ReadModelRunner(
    Databases databases, IEventLog events, ReadModels readModels, EngineSettings settings,
    Node node, Signals signals, TimeProvider clock) : BackgroundService
{
    private const string ReadModelMoved = "CS002";

    private const int FewEvents = 100;

    /// <summary>Tables that read or write their checkpoint at once; without a bound a start or a quiet moment takes a connection for each table.</summary>
    private const int AtOnce = 8;

    /// <summary>Under load, small pages would cost more than they show: this gathers them.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(4);

    /// <summary>What holds a table up may pass at any moment, and trying again costs little.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turns = new(AtOnce);

    public override void Dispose()
    {
        base.Dispose();
        _turns.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var term in node.Terms.ReadAllAsync(stoppingToken))
        {
            using var kept = CancellationTokenSource.CreateLinkedTokenSource(term, stoppingToken);
            var pages = new SharedPages(events, kept.Token);
            var quiet = new QuietTables(databases);
            await Task.WhenAll([quiet.Run(kept.Token), .. readModels.All.Select(readModel => Keep(readModel, pages, quiet, kept.Token))]);
        }
    }

    private async Task Keep(IReadModel readModel, SharedPages pages, QuietTables quiet, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Follow(readModel, pages, quiet, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (PostgresException moved) when (moved.SqlState == ReadModelMoved)
            {
                // A rebuild or another process moved the checkpoint: read it again.
            }
            catch (Exception e)
            {
                var wait = settings.RetryAfter(readModels.Failed(readModel.Table, e));
                await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Follow(IReadModel readModel, SharedPages pages, QuietTables quiet, CancellationToken ct)
    {
        var saved = await InTurn(() => readModels.Checkpoint(readModel.Table, ct), ct);
        for (var position = saved; ;)
        {
            var next = signals.Events.Next;
            var page = await pages.After(position, ct);
            if (page.Position == position)
            {
                readModels.Reached(readModel.Table, position);
                await next.AtMost(Node.Poll, clock, ct);
                ct.ThrowIfCancellationRequested();
                if (saved < position && !next.IsCompleted)
                {
                    if (!await quiet.Advance(readModel.Table, saved, position, ct))
                        await Apply(readModel, saved, position, [], ct);
                    saved = position;
                }

                continue;
            }

            // A page that means nothing to this table moves its checkpoint with the next one that does, or when all is quiet.
            SqlStatement[] statements = [.. readModel.Apply(page.Events, ReadTable.Quoted(readModel.Table))];
            if (statements.Length > 0)
            {
                await Apply(readModel, saved, page.Position, statements, ct);
                saved = page.Position;
            }

            position = page.Position;
            readModels.Reached(readModel.Table, position);
            if (page.Events.Count < FewEvents)
            {
                await Task.Delay(Breath, clock, ct);
            }
        }
    }

    private Task Apply(IReadModel readModel, long from, long to, SqlStatement[] statements, CancellationToken ct)
    {
        var advance = Sql.Command("select consortium.advance($1, $2, $3)", ReadTable.Checkpoint(readModel.Table), from, to);
        return InTurn(
            async () =>
            {
                await databases.Engine.Execute([advance, .. statements.Select(Sql.Command)], ct);
                return to;
            },
            ct);
    }

    private async Task<long> InTurn(Func<Task<long>> work, CancellationToken ct)
    {
        await _turns.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            _turns.Release();
        }
    }
}
