using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Engines;

public sealed class ReadingTheLog(TestCluster cluster) : EngineTests(cluster)
{
    [Fact]
    public async Task Waits_for_a_slow_transaction_that_took_an_earlier_number()
    {
        await using var host = EngineHost.Verb(Connections);
        await host.Count(NewId, 1, Ct);
        await using var slow = await Open(Connections.Engine);
        await using var transaction = await slow.BeginTransactionAsync(Ct);
        await Append(slow, 2);
        await host.Count(NewId, 3, Ct);

        Assert.Equal([1], Counts(await host.Log.After(0, 10, Ct)));
        var waiting = host.Log.After(1, 10, Ct);
        await UntilItWaits();
        Assert.False(waiting.IsCompleted);

        await transaction.CommitAsync(Ct);
        Assert.Equal([2, 3], Counts(await waiting));
    }

    [Fact]
    public async Task Waits_for_a_transaction_that_has_only_taken_a_number()
    {
        await using var host = EngineHost.Verb(Connections);
        await using var stalled = await Open(Connections.Engine);
        await using var transaction = await stalled.BeginTransactionAsync(Ct);
        await stalled.Execute("select nextval('consortium.mt_events_sequence')", Ct);
        await host.Count(NewId, 2, Ct);

        var waiting = host.Log.After(0, 10, Ct);
        await UntilItWaits();
        Assert.False(waiting.IsCompleted);

        await transaction.RollbackAsync(Ct);
        Assert.Equal([2], Counts(await waiting));
    }

    [Fact]
    public async Task Does_not_wait_for_a_number_that_nobody_can_fill_any_more()
    {
        await using var host = EngineHost.Verb(Connections);
        await Execute("select nextval('consortium.mt_events_sequence')");
        await host.Count(NewId, 1, Ct);
        await using var later = await Open(Connections.Engine);
        await using var _ = await later.BeginTransactionAsync(Ct);

        var page = await host.Log.After(0, 10, Ct);

        Assert.Equal([1], Counts(page));
        Assert.Equal(page.Events[^1].Sequence, page.Position);
    }

    [Fact]
    public async Task Passes_a_gap_below_a_read_models_checkpoint_whoever_is_at_work_now()
    {
        await using var host = EngineHost.Verb(Connections);
        await Execute("select nextval('consortium.mt_events_sequence')");
        await host.Count(NewId, 1, Ct);
        await Execute("insert into consortium.mt_event_progression values ('somebody:All', 2)");
        await using var stalled = await Open(Connections.Engine);
        await using var transaction = await stalled.BeginTransactionAsync(Ct);
        await stalled.Execute("select nextval('consortium.mt_events_sequence')", Ct);

        Assert.Equal([1], Counts(await host.Log.After(0, 10, Ct)));
    }

    [Fact]
    public async Task Is_not_held_up_by_a_backup_that_reads_the_sequence()
    {
        await using var host = EngineHost.Verb(Connections);
        await Execute("select nextval('consortium.mt_events_sequence')");
        await host.Count(NewId, 1, Ct);
        await using var backup = await Open(Connections.Owner);
        await using var transaction = await backup.BeginTransactionAsync(Ct);
        await backup.Execute("select last_value from consortium.mt_events_sequence", Ct);

        Assert.Equal([1], Counts(await host.Log.After(0, 10, Ct)));
    }

    [Fact]
    public async Task Never_skips_reorders_or_doubles_an_event_under_slow_and_failed_transactions()
    {
        const int Writers = 6, Each = 40;
        await using var host = EngineHost.Verb(Connections);
        var read = new List<RecordedEvent>();
        var reading = Task.Run(
            async () =>
            {
                for (var position = 0L; read.Count < Writers * Each;)
                {
                    var page = await host.Log.After(position, 7, Ct);
                    read.AddRange(page.Events);
                    position = page.Position;
                }
            },
            Ct);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                await using var connection = await Open(Connections.Engine);
                var random = new Random(writer);
                for (var done = 0; done < Each;)
                {
                    await using var transaction = await connection.BeginTransactionAsync(Ct);
                    await Append(connection, (writer * Each) + done);
                    await connection.Execute($"select pg_sleep({random.NextDouble() / 100:F4})", Ct);
                    if (random.Next(3) == 0)
                    {
                        await transaction.RollbackAsync(Ct);
                        continue;
                    }

                    await transaction.CommitAsync(Ct);
                    done++;
                }
            },
            Ct)));
        await reading;

        Assert.Equal(read.Select(e => e.Sequence).Order(), read.Select(e => e.Sequence));
        Assert.Equal(Enumerable.Range(0, Writers * Each), Counts(new EventPage(read, 0)).Order());
        Assert.True(await Ask<bool>("select max(seq_id) > count(*) from consortium.mt_events"), "No transaction left a gap.");
    }

    private static IEnumerable<int> Counts(EventPage page) => page.Events.Select(e => ((Counted)e.Data).By);

    /// <summary>What an append does, in the hands of a test that decides when it ends.</summary>
    private static async Task Append(NpgsqlConnection connection, int by)
    {
        var tally = NewId;
        await connection.Execute(
            $$"""
            insert into consortium.mt_streams (id, type, version) values ('{{tally}}', 'tally', 1);
            insert into consortium.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            values (nextval('consortium.mt_events_sequence'), '{{NewId}}', '{{tally}}', 1, '{"by": {{by}}}', 'tally.counted', now())
            """,
            Ct);
    }

    /// <summary>The reader asks again and again who may still fill the gap; each asking is a new statement on its connection, shown to its own role only.</summary>
    private async Task UntilItWaits()
    {
        const string Asks = "select count(*) from pg_stat_activity where datname = current_database() and query like '%virtualtransaction = any%' and query_start > clock_timestamp() - interval '1 second' and pid <> pg_backend_pid()";
        await using var engine = await Open(Connections.Engine);
        await Eventually.Holds(async ct => await engine.Scalar<long>(Asks, ct) > 0);
    }
}
