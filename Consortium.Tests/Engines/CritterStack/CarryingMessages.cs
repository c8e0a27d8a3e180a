using Consortium.Api.Engines;
using Consortium.Api.Events;
using Consortium.Tests.Support;
using RabbitMQ.Client;

namespace Consortium.Tests.Engines.CritterStack;

/// <summary>Messages that all processes take from one queue, in the database or in RabbitMQ.</summary>
[Collection(nameof(TestBroker))]
public sealed class CarryingMessages(TestCluster cluster, TestBroker broker) : EngineTests(cluster)
{
    private const string Undelivered = "select messages from consortium.undelivered";

    public static TheoryData<string> Transports => [nameof(Transport.PostgreSql), nameof(Transport.RabbitMq)];

    /// <summary>What a role may do with a database is not copied from the one that the tests' databases are made of.</summary>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var verb = EngineHost.Verb(Connections);
        await using var owner = await Open(Connections.Owner);
        await verb.Store.Create(owner, takeOver: false, Ct);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Reach_one_of_two_processes_each_and_both_take_part(string transport)
    {
        await using var one = await Start(transport);
        await using var two = await Start(transport);
        var sent = 0;

        await Eventually.Holds(async ct =>
        {
            for (var more = 0; more < 20; more++)
            {
                await one.Outbox.Send(new(new Ring(sent++)), ct);
            }

            return !one.Bell.Rung.IsEmpty && !two.Bell.Rung.IsEmpty;
        });

        await NothingIsUnderWay(one);
        Assert.Equal(Enumerable.Range(0, sent), one.Bell.Rung.Concat(two.Bell.Rung).Order());
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Are_tried_again_given_up_and_replayed(string transport)
    {
        await using var host = await Start(transport);

        await host.Outbox.Send(new(new Break(9)), Ct);

        await Eventually.Holds(async ct => (await host.Outbox.Load(ct)).Dead == 1);
        Assert.Equal(3, host.Bell.Breaks);
        host.Bell.Broken = false;
        Assert.True(await host.Outbox.Replay(Assert.Single(await host.Outbox.DeadLetters(10, Ct)).Id, Ct));
        await Eventually.Holds(async ct => host.Bell.Rung.SequenceEqual([9]) && await host.Outbox.Load(ct) == new OutboxLoad(0, 0, 0, null));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Wait_in_the_database_while_they_are_not_due(string transport)
    {
        await using var host = await Start(transport);
        var now = TimeProvider.System.GetUtcNow();

        await host.Count(NewId, 1, Ct, new Announcement(new Ring(2), now.AddMilliseconds(400)), new Announcement(new Ring(3), now.AddHours(1)));

        Assert.Equal(2, (await host.Outbox.Load(Ct)).Scheduled);
        await Eventually.Holds(async ct => (await host.Outbox.Load(ct)).Scheduled == 1 && host.Bell.Rung.SequenceEqual([2]));
        await using var leaving = EngineHost.Verb(SettingsFor(transport), Connections);
        Assert.Equal(1, await leaving.Outbox.HandOver(Ct));
    }

    [Fact]
    public async Task Survive_the_death_of_RabbitMQ()
    {
        await using var host = await Start(nameof(Transport.RabbitMq));
        await broker.Kill();
        for (var number = 0; number < 20; number++)
        {
            await host.Outbox.Send(new(new Ring(number)), Ct);
        }

        await broker.Start();

        await NothingIsUnderWay(host);
        Assert.Equal(Enumerable.Range(0, 20), host.Bell.Rung.Distinct().Order());
    }

    [Fact]
    public async Task Are_counted_where_nobody_takes_them_from_RabbitMQ()
    {
        await using (await Start(nameof(Transport.RabbitMq)))
        {
        }

        await broker.Use(async channel =>
        {
            await channel.BasicPublishAsync("", "consortium", new byte[] { 1 }, Ct);
            return true;
        });

        await using var verb = EngineHost.Verb(SettingsFor(nameof(Transport.RabbitMq)), Connections);
        await Eventually.Holds(async ct => (await verb.Outbox.Load(ct)).Due == 1);
        await broker.Messages("consortium");
    }

    private EngineSettings SettingsFor(string transport) =>
        EngineHost.Settings with { Transport = Enum.Parse<Transport>(transport), Broker = broker.Server };

    private Task<EngineHost> Start(string transport) => EngineHost.Start(SettingsFor(transport), Connections, Ct);

    private Task NothingIsUnderWay(EngineHost host) => Eventually.Holds(
        async ct => (await host.Outbox.Load(ct)).Due == 0 && await Ask<long>(Undelivered) == 0, TimeSpan.FromSeconds(60));
}
