using Consortium.Api.Events;
using Consortium.Tests.Support;

namespace Consortium.Tests.Engines;

public sealed class SendingMessages(TestCluster cluster) : EngineTests(cluster)
{
    private const string Undelivered = "select messages + (select count(*) from consortium.handed_over) from consortium.undelivered";

    [Fact]
    public async Task Hands_an_announced_message_to_its_handler_with_its_origin_and_removes_it()
    {
        await using var host = await EngineHost.Start(Connections, Ct);
        host.Origin.Correlation = "one request";

        await host.Count(NewId, 1, Ct, new Announcement(new Ring(7)));

        await Eventually.Holds(async _ => await Ask<long>(Undelivered) == 0);
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

        await Eventually.Holds(async _ => await Ask<long>(Undelivered) == 0);
        Assert.Equal([-5, 5], host.Bell.Rung.Order());
        Assert.All(host.Bell.Origins, origin => Assert.Equal("one request", origin.Correlation));
        Assert.Equal("one request", await Ask<string>("select correlation_id from consortium.mt_events"));
    }

    [Fact]
    public async Task Loses_nothing_of_what_a_handler_returns_when_the_connection_breaks_as_it_is_sent_on()
    {
        await using var host = await EngineHost.Start(Connections, Ct);
        await Execute(
            $"""
            create sequence consortium.break;
            create function consortium.break() returns trigger language plpgsql as $$
            begin
                if nextval('consortium.break') = 2 then
                    perform pg_terminate_backend(pg_backend_pid());
                end if;
                return new;
            end $$;
            create trigger break before insert on {StoredMessages.Table} for each row when (new.{StoredMessages.Name} = 'bell.ring') execute function consortium.break();
            grant usage on sequence consortium.break to public;
            """);

        await host.Outbox.Send(new(new Echo(5)), Ct);

        await Eventually.Holds(async _ => await Ask<long>(Undelivered) == 0 && await Ask<long>("select last_value from consortium.break") > 2);
        Assert.Equal([-5, 5], host.Bell.Rung.Distinct().Order());
        Assert.Empty(await host.Outbox.DeadLetters(10, Ct));
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
        await Eventually.Holds(async ct => host.Bell.Rung.SequenceEqual([9]) && await host.Outbox.Load(ct) == new OutboxLoad(0, 0, 0, null));
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

        await Eventually.Holds(async _ => await Ask<long>(Undelivered) == 0);
        Assert.Equal(Enumerable.Range(0, 100), host.Bell.Rung.Distinct().Order());
    }
}
