using Consortium.Api.Database;
using Consortium.Api.Engines;
using Consortium.Api.Engines.Npgsql;
using Consortium.Api.Events;
using Consortium.Tests.Support;

namespace Consortium.Tests.Engines.Npgsql;

/// <summary>How processes hold and share the rows of the outbox, which is this engine's own.</summary>
public sealed class HoldingMessages(TestCluster cluster) : EngineTests(cluster)
{
    [Fact]
    public async Task Gives_up_at_once_on_a_message_that_it_does_not_know()
    {
        await using var host = await EngineHost.Start(Connections, Ct);

        await Insert("bell.of-tomorrow", owner: "null");

        await Eventually.Holds(async ct => (await host.Outbox.Load(ct)).Dead == 1);
        var letter = Assert.Single(await host.Outbox.DeadLetters(10, Ct));
        Assert.Equal(("bell.of-tomorrow", 1, nameof(UnknownStoredNameException)), (letter.Message, letter.Attempts, letter.Fault));
    }

    [Fact]
    public async Task Refuses_to_carry_them_by_anything_else_than_the_database()
    {
        await using var host = EngineHost.Verb(EngineHost.Settings with { Transport = Transport.RabbitMq }, Connections);

        var refused = await Assert.ThrowsAsync<EngineRefusedException>(() => host.Store.Check(Ct));
        Assert.Contains("Engine:Transport", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_up_on_a_message_that_ended_its_process_at_each_attempt()
    {
        await using var host = await EngineHost.Start(Connections, Ct);

        await Insert("bell.ring", owner: "4242", attempts: 3);

        await Eventually.Holds(async ct => (await host.Outbox.Load(ct)).Dead == 1);
        Assert.Equal("MessageInterruptedException", Assert.Single(await host.Outbox.DeadLetters(10, Ct)).Fault);
        Assert.Empty(host.Bell.Rung);
    }

    [Fact]
    public async Task Takes_over_the_messages_of_a_process_when_it_dies_and_not_before()
    {
        await using var host = await EngineHost.Start(Connections, Ct);
        await using (var other = await Open(Connections.Engine))
        {
            await other.Execute($"select pg_advisory_lock({Node.Alive}, 4242)", Ct);
            await Insert("bell.ring", owner: "4242");
            await host.Outbox.Send(new(new Ring(100), TimeProvider.System.GetUtcNow().AddMilliseconds(600)), Ct);
            await Eventually.Holds(_ => Task.FromResult(!host.Bell.Rung.IsEmpty));
            Assert.Equal([100], host.Bell.Rung);
        }

        await Eventually.Holds(_ => Task.FromResult(host.Bell.Rung.SequenceEqual([100, 1])));
    }

    [Fact]
    public async Task Picks_up_a_message_of_its_own_whose_commit_it_never_heard_of()
    {
        await using var host = await EngineHost.Start(Connections, Ct);
        var me = 0L;
        await Eventually.Holds(async _ => (me = await Ask<long>(
            $"select coalesce(max(objid::bigint), 0) from pg_locks where locktype = 'advisory' and classid = {Node.Alive} and database = (select oid from pg_database where datname = current_database())")) > 0);

        await Insert("bell.ring", owner: $"{me}", due: "now() - interval '1 minute'");

        await Eventually.Holds(_ => Task.FromResult(host.Bell.Rung.SequenceEqual([1])));
    }

    [Fact]
    public async Task Shares_the_work_of_several_processes_and_handles_each_message_once()
    {
        await using var one = await EngineHost.Start(Connections, Ct);
        await using var two = await EngineHost.Start(Connections, Ct);
        await using var verb = EngineHost.Verb(Connections);

        var sent = 0;
        await Eventually.Holds(async ct =>
        {
            await verb.Count(NewId, 1, ct, [.. Enumerable.Range(sent, 50).Select(number => new Announcement(new Ring(number)))]);
            sent += 50;
            return !one.Bell.Rung.IsEmpty && !two.Bell.Rung.IsEmpty;
        });

        await Eventually.Holds(async _ => await Ask<long>("select count(*) from consortium.outbox") == 0);
        Assert.Equal(Enumerable.Range(0, sent), one.Bell.Rung.Concat(two.Bell.Rung).Order());
    }

    private Task Insert(string message, string owner, int attempts = 0, string due = "now()") => Execute(
        $$"""
        insert into consortium.outbox (id, message, body, due, owner, attempts)
        values (gen_random_uuid(), '{{message}}', '{"number": 1}', {{due}}, {{owner}}, {{attempts}})
        """);
}
