using Consortium.Api.Events;
using Consortium.Tests.Support;

namespace Consortium.Tests.Engines;

public sealed class ChoosingAnEngine(TestCluster cluster) : EngineTests(cluster)
{
    [Fact]
    public async Task Marks_the_database_and_creates_nothing_twice()
    {
        await using var host = EngineHost.Verb(Connections);
        await using var owner = await Open(Connections.Owner);

        await host.Store.Create(owner, takeOver: false, Ct);

        await host.Store.Check(Ct);
        Assert.Equal(host.Store.Name, await Ask<string>("select name from consortium.engine"));
    }

    [Fact]
    public async Task Refuses_to_start_on_the_database_of_another_engine()
    {
        await Execute("update consortium.engine set name = 'another'");

        var refused = await Assert.ThrowsAsync<EngineRefusedException>(() => EngineHost.Start(Connections, Ct));

        Assert.Contains("'another'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_over_only_when_told_and_when_nothing_is_undelivered()
    {
        await using (var serving = await EngineHost.Start(Connections, Ct))
        {
            await serving.Outbox.Send(new(new Ring(1), TimeProvider.System.GetUtcNow().AddHours(1)), Ct);
        }

        await using var host = EngineHost.Verb(Connections);
        await using var owner = await Open(Connections.Owner);
        await Execute("update consortium.engine set name = 'another'");

        await Assert.ThrowsAsync<EngineRefusedException>(() => host.Store.Create(owner, takeOver: false, Ct));
        var refused = await Assert.ThrowsAsync<EngineRefusedException>(() => host.Store.Create(owner, takeOver: true, Ct));
        Assert.Contains("1 messages undelivered", refused.Message, StringComparison.Ordinal);

        Assert.Equal(1, await host.Outbox.HandOver(Ct));
        await host.Store.Create(owner, takeOver: true, Ct);
        await host.Store.Check(Ct);
        await using var next = await EngineHost.Start(Connections, Ct);
        await Eventually.Holds(async ct => await next.Outbox.Load(ct) == new OutboxLoad(0, 1, 0, null));
    }

    [Fact]
    public async Task Refuses_a_database_that_was_never_migrated()
    {
        await using var host = EngineHost.Verb(Connections);
        await Execute("drop schema consortium cascade");

        var refused = await Assert.ThrowsAsync<EngineRefusedException>(() => host.Store.Check(Ct));

        Assert.Contains("migrate", refused.Message, StringComparison.Ordinal);
    }
}
