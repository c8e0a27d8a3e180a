using Consortium.Api.Database;
using Consortium.Api.Engines.Npgsql;
using Consortium.Api.Events;
using Consortium.Tests.Support;

namespace Consortium.Tests.Engines;

public sealed class SendingMessages(TestCluster cluster) : EngineTests(cluster)
{
    private const string InTheOutbox = "select count(*) from consortium.outbox";

    [Fact]
    public async Task Hands_an_announced_message_to_its_handler_with_its_origin_and_removes_it()
    {
        await using var host = await EngineHost.Start(Connections, Ct);
        host.Origin.Correlation = "one request";

        await host.Count(NewId, 1, Ct, new Announcement(new Ring(7)));

        await Eventually.Holds(async _ => await Ask<long>(InTheOutbox) == 0);
        Assert.Equal([7], host.Bell.Rung);
        var origin = Assert.Single(host.Bell.Origins);
        Assert.Equal("one request", origin.Correlation);
        Assert.True(Guid.TryParse(origin.Causation, out _));
    }

    [Fact]
    public async Task Sends_on_what_a_handler_returns()
    {
        await using var host = await EngineHost.Start(Connections, Ct);
        host.Origin.Correlation = "one request";

        await host.Outbox.Send(new(new Echo(5)), Ct);

        await Eventually.Holds(async _ => await Ask<long>(InTheOutbox) == 0);
        Assert.Equal([-5, 5], host.Bell.Rung.Order());
        Assert.All(host.Bell.Origins, origin => Assert.Equal("one request", origin.Correlation));
        Assert.Equal("one request", await Ask<string>("select correlation_id from consortium.mt_events"));
    }

    [Fact]
    public async Task Handles_what_a_process_sent_that_handles_nothing_itself()
    {
        await using var serving = await EngineHost.Start(Connections, Ct);
        await using var verb = EngineHost.Verb(Connections);

        await verb.Outbox.Send(new(new Ring(1)), Ct);

        await Eventually.Holds(_ => Task.FromResult(serving.Bell.Rung.Count == 1));
    }

    [Fact]
    public async Task Tries_a_failing_handler_again_then_gives_up_then_replays()
    {
        await using var host = await EngineHost.Start(Connections, Ct);

        await host.Outbox.Send(new(new Break(9)), Ct);

        await Eventually.Holds(async ct => (await host.Outbox.Load(ct)).Dead == 1);
        var letter = Assert.Single(await host.Outbox.DeadLetters(10, Ct));
        Assert.Equal(("bell.break", 3, nameof(InvalidOperationException)), (letter.Message, letter.Attempts, letter.Fault));
        Assert.Equal(3, host.Bell.Breaks);
        Assert.Equal(new OutboxLoad(0, 0, 1, null), await host.Outbox.Load(Ct));

        host.Bell.Broken = false;
        Assert.True(await host.Outbox.Replay(letter.Id, Ct));
        Assert.False(await host.Outbox.Replay(letter.Id, Ct));
        await Eventually.Holds(async ct => await host.Outbox.Load(ct) == new OutboxLoad(0, 0, 0, null));
        Assert.Equal([9], host.Bell.Rung);
    }

    [Fact]
    public async Task Keeps_a_scheduled_message_until_it_is_due()
    {
        await using var host = await EngineHost.Start(Connections, Ct);
        var now = TimeProvider.System.GetUtcNow();

        await host.Outbox.Send(new(new Ring(2), now.AddMilliseconds(400)), Ct);
        await host.Outbox.Send(new(new Ring(3), now.AddHours(1)), Ct);

        Assert.Equal(2, (await host.Outbox.Load(Ct)).Scheduled);
        await Eventually.Holds(async ct => (await host.Outbox.Load(ct)).Scheduled == 1 && host.Bell.Rung.SequenceEqual([2]));
        Assert.True(TimeProvider.System.GetUtcNow() >= now.AddMilliseconds(400));
    }

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

        await Eventually.Holds(async _ => await Ask<long>(InTheOutbox) == 0);
        Assert.Equal(Enumerable.Range(0, sent), one.Bell.Rung.Concat(two.Bell.Rung).Order());
    }

    [Fact]
    public async Task Loses_nothing_when_every_connection_breaks()
    {
        await using var host = await EngineHost.Start(Connections, Ct);
        for (var number = 0; number < 100; number++)
        {
            await Eventually.Holds(async ct =>
            {
                await host.Outbox.Send(new(new Ring(number)), ct);
                return true;
            });
            if (number % 25 == 10)
            {
                await Terminate("true");
            }
        }

        await Eventually.Holds(async _ => await Ask<long>(InTheOutbox) == 0);
        Assert.Equal(Enumerable.Range(0, 100), host.Bell.Rung.Distinct().Order());
    }

    private Task Insert(string message, string owner, int attempts = 0, string due = "now()") => Execute(
        $$"""
        insert into consortium.outbox (id, message, body, due, owner, attempts)
        values (gen_random_uuid(), '{{message}}', '{"number": 1}', {{due}}, {{owner}}, {{attempts}})
        """);
}
