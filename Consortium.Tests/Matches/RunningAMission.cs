using System.Net;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Matches;

/// <summary>From the first meeting to the end of a mission, through the API alone.</summary>
public sealed class RunningAMission(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    private string Today => $"{consortium.Service.Clock.GetUtcNow():yyyy-MM-dd}";

    [Fact, Trait("Rule", "C-13")]
    public async Task Who_has_met_is_not_waited_for_any_more()
    {
        var match = await Active();
        var mentor = await Person(consortium.Acme, match.Mentor);
        var path = $"/api/v1/matches/{match.Id}/first-meeting";
        var awaited = await consortium.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK);
        Assert.Equal(("active", "participants", "2027-02-03"), (awaited.Text("state"), awaited.Text("owner"), awaited.Text("due")[..10]));
        await World.Companies.Single(company => company.Name == "Corvid").Hr.Post(path, new { on = Today }).IsProblem(404, "match.unknown");
        await mentor.Post(path, new { on = "2099-01-01" }).IsProblem(409, "match.meeting-day-is-wrong");

        var met = await mentor.Post(path, new { on = Today }).Is(HttpStatusCode.OK);
        await consortium.Borealis.Hr.Post(path, new { on = "2026-01-01" }).Is(HttpStatusCode.OK);

        Assert.Equal((Today, JsonValueKind.Null), (met.GetProperty("mission").Text("firstMetOn"), met.GetProperty("due").ValueKind));
        await consortium.Service.CaughtUp();
        var queued = (await consortium.Coordinator.Items($"/api/v1/match-queue?cohort={match.Cohort}")).Single();
        Assert.Equal(("active", JsonValueKind.Null, JsonValueKind.Null), (queued.Text("state"), queued.GetProperty("due").ValueKind, queued.GetProperty("owner").ValueKind));
    }

    [Fact, Trait("Rule", "C-06"), Trait("Rule", "L-29")]
    public async Task A_mission_that_is_completed_early_reads_as_completed_for_both_people_and_both_companies()
    {
        var match = await Active();
        var mentee = await Person(consortium.Borealis, match.Mentee);
        var path = $"/api/v1/matches/{match.Id}/participants/{match.Mentee}/ending";
        await mentee.Post(path, new { how = "completed" }).IsProblem(409, "match.have-not-met");
        await mentee.Post($"/api/v1/matches/{match.Id}/participants/{match.Mentor}/ending", new { how = "withdrawn" }).IsProblem(404, "match.unknown");
        await consortium.Acme.Hr.Post($"/api/v1/matches/{match.Id}/first-meeting", new { on = Today }).Is(HttpStatusCode.OK);

        Assert.Equal("completed-early", (await mentee.Post(path, new { how = "completed" }).Is(HttpStatusCode.OK)).Text("missionEnded"));

        await consortium.Service.CaughtUp();
        foreach (var (home, person) in World.SidesOf(match))
        {
            var seen = (await home.Hr.Items("/api/v1/matches?state=ended&limit=200")).Single(item => item.GetProperty("match").GetGuid() == match.Id);
            Assert.Equal("completed-early", seen.Text("missionEnded"));
            var own = await (await Person(home, person)).Get($"/api/v1/participants/{person}/export").Is(HttpStatusCode.OK);
            Assert.Equal(("ended", "completed-early"), (own.GetProperty("matches")[0].Text("state"), own.GetProperty("matches")[0].Text("missionEnded")));
        }

        Assert.Equal([0, 0], await Held(match));
    }

    [Fact, Trait("Rule", "C-06")]
    public async Task An_end_by_agreement_waits_for_the_other()
    {
        var match = await Active();
        var path = $"/api/v1/matches/{match.Id}/participants";

        var asked = await (await Person(consortium.Acme, match.Mentor)).Post($"{path}/{match.Mentor}/ending", new { how = "ended-by-agreement" }).Is(HttpStatusCode.OK);
        var agreed = await (await Person(consortium.Borealis, match.Mentee)).Post($"{path}/{match.Mentee}/ending", new { how = "ended-by-agreement" }).Is(HttpStatusCode.OK);

        Assert.Equal(("active", "ended", "ended-by-agreement"), (asked.Text("state"), agreed.Text("state"), agreed.Text("missionEnded")));
    }

    [Fact, Trait("Rule", "C-06"), Trait("Rule", "C-16")]
    public async Task A_coordinator_closes_with_a_reason_that_no_company_reads()
    {
        var match = await Active();
        var path = $"/api/v1/matches/{match.Id}/closing";
        await consortium.Coordinator.Post(path, new { how = "withdrawn", reason = "Canari." }).IsProblem(409, "match.not-the-coordinators-word");

        await consortium.Coordinator.Post(path, new { how = "terminated", reason = "Canari : un contrat entre les deux." }).Is(HttpStatusCode.OK);

        var seen = await consortium.Acme.Hr.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK);
        Assert.Equal(("ended", "terminated"), (seen.Text("state"), seen.Text("missionEnded")));
        Assert.DoesNotContain("Canari", seen.ToString(), StringComparison.Ordinal);
        await using var log = await TestDatabase.Open(consortium.Databases.Owner);
        Assert.Equal(0L, await log.Scalar<long>("select count(*) from consortium.mt_events where data::text like '%Canari%'", TestContext.Current.CancellationToken));
        Assert.DoesNotContain(consortium.Service.Logged, line => line.Contains("Canari", StringComparison.Ordinal));
    }

    [Fact, Trait("Rule", "C-06"), Trait("Rule", "C-02")]
    public async Task Whoever_leaves_ends_the_mission_as_withdrawn_and_frees_the_other()
    {
        var match = await Active();

        await consortium.Acme.Hr.Post($"/api/v1/cohorts/{match.Cohort}/participants/{match.Mentor}/departure", new { lastDay = Today }).Is(HttpStatusCode.OK);

        var seen = await consortium.Borealis.Hr.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK);
        Assert.Equal(("ended", "withdrawn"), (seen.Text("state"), seen.Text("missionEnded")));
        await consortium.Service.CaughtUp();
        Assert.Equal([0, 0], await Held(match));
    }

    private async Task<QueuedMatch> Active()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await World.Approve(match);
        await World.Accept(match);
        return match;
    }

    private Task<Caller> Person(Company home, Guid person) => World.Operator.Gives(consortium.Service, Role.Participant, home.Id, person);

    private async Task<IReadOnlyList<int>> Held(QueuedMatch match) =>
        [.. (await consortium.Coordinator.Items($"/api/v1/cohorts/{match.Cohort}/participants")).Select(person => person.GetProperty("placesHeld").GetInt32())];
}

/// <summary>In a consortium of its own, since weeks pass over it.</summary>
[Trait("Rule", "C-13")]
public sealed class NeverMeeting(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact]
    public async Task A_pair_that_never_meets_is_warned_and_then_both_are_free_for_another()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await World.Approve(match);
        await World.Accept(match);
        var due = (await consortium.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).GetProperty("due").GetDateTimeOffset();

        consortium.Service.Clock.PassTo(due.AddDays(-14));
        await Eventually.Holds(async _ => (await consortium.Coordinator.Items($"/api/v1/match-queue?cohort={match.Cohort}&reminded=true&overdue=false")).Count == 1);
        consortium.Service.Clock.PassTo(due.AddMinutes(1));

        await World.IsIn(match, "ended");
        foreach (var home in World.HomesOf(match))
            Assert.Equal("never-met", (await home.Hr.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).Text("missionEnded"));
        await consortium.Service.CaughtUp();
        Assert.Single(await World.Pair(match.Cohort));
    }
}
