using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Matches;

/// <summary>What coordinators do with the queue.</summary>
public sealed class WorkingTheQueue(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact, Trait("Rule", "C-01"), Trait("Rule", "C-23")]
    public async Task A_screened_match_has_an_owner_and_the_queue_shows_whose()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        var another = await World.AnotherCoordinator();

        await another.Post($"/api/v1/matches/{match.Id}/screening", null).Is(HttpStatusCode.OK);

        var me = (await another.Get("/api/v1/me").Is(HttpStatusCode.OK)).GetProperty("principal").GetGuid();
        await consortium.Service.CaughtUp();
        var item = Assert.Single(await Listed(match, $"coordinator={me}&state=screened"));
        Assert.Equal("coordinator", item.Text("owner"));
        Assert.True(item.GetProperty("due").GetDateTimeOffset() > item.GetProperty("since").GetDateTimeOffset());
        await consortium.Acme.Hr.Get($"/api/v1/matches/{match.Id}").IsProblem(404, "match.unknown");
    }

    private async Task<IReadOnlyList<JsonElement>> Listed(QueuedMatch match, string filter) =>
        await consortium.Coordinator.Items($"/api/v1/match-queue?cohort={match.Cohort}&{filter}");
}
