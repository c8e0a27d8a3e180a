using Consortium.Tests.Support;

namespace Consortium.Tests.Engines.Npgsql;

/// <summary>What this engine's read models do that Marten's daemon, which takes pages whole, does not.</summary>
public sealed class FollowingEvents(TestCluster cluster) : EngineTests(cluster)
{
    [Fact]
    public async Task Tells_all_up_to_an_event_that_it_does_not_know_and_says_so()
    {
        await using var host = EngineHost.Verb(Connections);
        await host.Count(NewId, 1, Ct);
        await host.Count(NewId, 2, Ct);
        await Execute("update consortium.mt_events set type = 'tally.of-tomorrow', mt_dotnet_type = null where seq_id = 2");

        await using var serving = await EngineHost.Start(Connections, Ct, readModels: new CountsTable());

        await Eventually.Holds(async _ => (await serving.ReadModels.Status(Ct))[0] is { Behind: 1, Fault: "UnknownStoredNameException" });
        Assert.Equal("1", await Ask<string>("select string_agg(counted::text, ',' order by sequence) from read.counts"));
    }
}
