using Consortium.Api.Database;
using Consortium.Api.Engines;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Engines;

public sealed class KeepingReadModels(TestCluster cluster) : EngineTests(cluster)
{
    private const string Told = "select coalesce(string_agg(counted::text, ',' order by sequence), '') from read.counts";

    /// <summary>As Marten writes it, when an act fails after its numbers were taken.</summary>
    private const string ATombstone =
        """
        insert into consortium.mt_streams (id, version) values ('ac29a87f-f370-47f4-beac-10670d1bec28', 0) on conflict do nothing;
        insert into consortium.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type)
        select number, gen_random_uuid(), 'ac29a87f-f370-47f4-beac-10670d1bec28', number, '{}', 'tombstone', '-infinity', 'JasperFx.Events.Tombstone, JasperFx.Events'
        from nextval('consortium.mt_events_sequence') as number;
        """;

    private const string Policies =
        """
        select string_agg(policyname || cmd || roles::text || coalesce(qual, '-') || coalesce(with_check, '-'), ';' order by policyname)
            || (select relrowsecurity::text || relforcerowsecurity::text || relacl::text from pg_class where oid = 'read.counts'::regclass)
            || (select string_agg(indexname, ',' order by indexname) from pg_indexes where schemaname = 'read' and tablename = 'counts')
        from pg_policies where schemaname = 'read' and tablename = 'counts'
        """;

    [Fact]
    public async Task Shows_what_was_recorded()
    {
        await using var host = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());

        await host.Count(NewId, 1, Ct);
        await host.Count(NewId, 2, Ct);
        await host.ReadModels.CaughtUp("counts", Ct);

        Assert.Equal("1,2", await Ask<string>(Told));
        Assert.Equal(("counts", 0L, null), await Status(host));
    }

    [Fact]
    public async Task Goes_on_after_a_restart_where_it_stood()
    {
        await using (var first = await EngineHost.Start(Connections, Ct, readModels: new CountsTable()))
        {
            await first.Count(NewId, 1, Ct);
            await first.ReadModels.CaughtUp("counts", Ct);
        }

        await using var second = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());
        await second.Count(NewId, 2, Ct);
        await second.ReadModels.CaughtUp("counts", Ct);

        Assert.Equal("1,2", await Ask<string>(Told));
    }

    [Fact]
    public async Task Applies_each_event_once_when_two_processes_run_and_one_loses_its_connection()
    {
        await using var one = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());
        await using var two = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());

        for (var count = 1; count <= 60; count++)
        {
            await (count % 2 == 0 ? one : two).Count(NewId, count, Ct);
            if (count % 20 == 0)
            {
                await Terminate("pid in (select pid from pg_locks where locktype = 'advisory')");
            }
        }

        await two.ReadModels.CaughtUp("counts", Ct);
        Assert.Equal(string.Join(',', Enumerable.Range(1, 60)), await Ask<string>(Told));
    }

    [Fact]
    public async Task Is_held_up_no_more_when_another_process_has_taken_over_from_the_one_that_failed()
    {
        await using var failed = EngineHost.Verb(Connections, readModels: new CountsTable());
        await failed.Count(NewId, 1, Ct);
        ((ReadModels)failed.ReadModels).Failed("counts", new IOException());
        Assert.Equal(("counts", 1L, nameof(IOException)), await Status(failed));

        await using var other = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());
        await other.ReadModels.CaughtUp("counts", Ct);

        await Eventually.Holds(async _ => await Status(failed) is ("counts", 0, null));
    }

    [Fact]
    public async Task Goes_on_with_the_others_when_one_fails_and_shows_which()
    {
        await Execute("create table read.others (like read.counts including all); grant all on read.others to consortium_engine");
        var failing = new CountsTable { Fails = true };
        await using var host = await EngineHost.Start(Connections, Ct, readModels: [failing, new CountsTable("others")]);

        await host.Count(NewId, 1, Ct);
        await host.ReadModels.CaughtUp("others", Ct);
        await Eventually.Holds(async _ => await Status(host) is ("counts", 1, nameof(InvalidOperationException)));

        failing.Fails = false;
        await host.ReadModels.CaughtUp("counts", Ct);
        Assert.Equal(("counts", 0L, null), await Status(host));
        Assert.Equal("1", await Ask<string>(Told));
    }

    [Fact]
    public async Task Tells_nothing_beyond_an_event_that_it_does_not_know_says_so_and_goes_on_once_it_does()
    {
        await using var host = EngineHost.Verb(Connections);
        for (var count = 1; count <= 3; count++)
        {
            await host.Count(NewId, count, Ct);
        }

        await Execute("update consortium.mt_events set type = 'tally.of-tomorrow', mt_dotnet_type = null where seq_id = 2");

        await using var serving = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());
        await Eventually.Holds(async _ => await Status(serving) is (_, > 0, "UnknownStoredNameException"));
        Assert.Contains(await Ask<string>(Told), (string[])["", "1"]);

        await Execute("update consortium.mt_events set type = 'tally.counted' where seq_id = 2");
        await serving.ReadModels.CaughtUp("counts", Ct);
        Assert.Equal("1,2,3", await Ask<string>(Told));
        Assert.Equal(("counts", 0L, null), await Status(serving));
    }

    [Fact]
    public async Task Passes_over_a_number_whose_event_did_not_come_to_be()
    {
        await using var host = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());
        await host.Count(NewId, 1, Ct);
        await host.ReadModels.CaughtUp("counts", Ct);

        await Execute(ATombstone);
        await host.ReadModels.CaughtUp("counts", Ct);
        Assert.Equal(("counts", 0L, null), await Status(host));
        await host.Count(NewId, 2, Ct);
        await host.ReadModels.CaughtUp("counts", Ct);

        Assert.Equal("1,2", await Ask<string>(Told));
        Assert.Equal([1, 2], (await host.Log.After(0, 10, Ct)).Events.Select(recorded => ((Counted)recorded.Data).By));
        Assert.Equal(2, await host.ReadModels.Rebuild("counts", Ct));
    }

    [Fact]
    public async Task Is_rebuilt_under_load_into_the_same_table_with_its_policies_rights_and_indexes()
    {
        await using var host = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());
        for (var count = 1; count <= 50; count++)
        {
            await host.Count(NewId, count, Ct);
        }

        await host.ReadModels.CaughtUp("counts", Ct);
        await Execute("set row_security = off; delete from read.counts where counted % 2 = 0; insert into read.counts values (-1, gen_random_uuid(), -1)");
        var policies = await Ask<string>(Policies);

        var writing = Task.Run(
            async () =>
            {
                for (var count = 51; count <= 150; count++)
                {
                    await host.Count(NewId, count, Ct);
                }
            },
            Ct);
        var events = await host.ReadModels.Rebuild("counts", Ct);
        await writing;
        await host.ReadModels.CaughtUp("counts", Ct);

        Assert.InRange(events, 50, 150);
        Assert.Equal(string.Join(',', Enumerable.Range(1, 150)), await Ask<string>(Told));
        Assert.Equal(policies, await Ask<string>(Policies));
        Assert.False(await Ask<bool>("select to_regclass('read.counts_next') is not null"));
    }

    [Fact]
    public async Task Keeps_readers_under_row_level_security_after_a_rebuild()
    {
        await using var host = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());
        await host.Count(NewId, 1, Ct);
        await host.Count(NewId, -1, Ct);

        await host.ReadModels.Rebuild("counts", Ct);

        await using var reader = await Open(Connections.Reader);
        Assert.Equal(1L, await reader.Scalar<long>("select count(*) from read.counts", Ct));
        await Assert.ThrowsAsync<PostgresException>(() => reader.Execute("delete from read.counts", Ct));
    }

    private static async Task<(string Table, long Behind, string? Fault)> Status(EngineHost host)
    {
        var status = (await host.ReadModels.Status(Ct))[0];
        return (status.Table, status.Behind, status.Fault);
    }
}
