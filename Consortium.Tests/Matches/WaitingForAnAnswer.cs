using System.Net;
using Consortium.Tests.Support;

namespace Consortium.Tests.Matches;

[Trait("Rule", "C-01")]
public sealed class WaitingForAnAnswer(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact]
    public async Task Companies_that_do_not_answer_are_reminded_and_lose_the_match_at_the_due_date()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        var proposed = await World.Propose(match).Is(HttpStatusCode.OK);
        var due = proposed.GetProperty("due").GetDateTimeOffset();
        Assert.Equal("home-companies", proposed.Text("owner"));

        consortium.Service.Clock.PassTo(due.AddDays(-6));
        await Eventually.Holds(async _ => (await Listed(match, "reminded=true&overdue=false")).Count == 1);
        consortium.Service.Clock.PassTo(due.AddMinutes(1));

        await World.IsIn(match, "withdrawn");
        var ended = await consortium.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK);
        Assert.Equal("no-answer", ended.Text("ended"));
        await consortium.Service.CaughtUp();
        Assert.All(
            await consortium.Coordinator.Items($"/api/v1/cohorts/{match.Cohort}/participants"),
            person => Assert.Equal(0, person.GetProperty("placesHeld").GetInt32()));
        await consortium.Acme.Consents(match.Id).IsProblem(409, "match.consent-not-asked");
    }

    private async Task<IReadOnlyList<System.Text.Json.JsonElement>> Listed(QueuedMatch match, string filter) =>
        await consortium.Coordinator.Items($"/api/v1/match-queue?cohort={match.Cohort}&{filter}");
}
