using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Committee;

[Trait("Rule", "A-13"), Trait("Rule", "L-14")]
public sealed class ReadingTheResults(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact]
    public async Task The_committee_reads_figures_behind_which_five_people_stand_and_no_other()
    {
        var cohort = await World.OpenCohort();
        foreach (var company in World.Companies)
        {
            await company.Offers(cohort, "Rose", company.Name);
            await company.Nominates(cohort, "Simon", company.Name);
        }

        var matches = await World.Pair(cohort);
        Assert.Equal((3, 3), (matches.Count, matches.SelectMany(World.HomesOf).Distinct().Count()));
        Assert.Equal("""[{"state":"draft","missionEnded":null,"matches":3}]""", (await Results(cohort)).GetProperty("states").ToString());

        foreach (var match in matches)
        {
            await World.Approve(match);
            await World.Accept(match);
        }

        Assert.Equal("""[{"state":"active","missionEnded":null,"matches":3}]""", (await Results(cohort)).GetProperty("states").ToString());
        foreach (var match in matches)
            await consortium.Coordinator.Post($"/api/v1/matches/{match.Id}/first-meeting", new { on = $"{consortium.Service.Clock.GetUtcNow():yyyy-MM-dd}" }).Is(HttpStatusCode.OK);
        await consortium.Coordinator.Post($"/api/v1/matches/{matches[0].Id}/closing", new { how = "terminated", reason = "Canari." }).Is(HttpStatusCode.OK);

        var results = await Results(cohort);
        Assert.Equal("[]", results.GetProperty("states").ToString());
        Assert.Equal(100, results.GetProperty("firstMeetingsHeld").GetInt32());
        Assert.Equal(
            ["awaiting-company-consents", "awaiting-first-meeting", "awaiting-participants", "before-committee", "consented", "draft"],
            results.GetProperty("waits").EnumerateArray().Select(wait => wait.Text("step")));
        Assert.All(results.GetProperty("waits").EnumerateArray(), wait => Assert.Equal((0, 0), (Days(wait, "medianDays"), Days(wait, "ninthDecileDays"))));
        await consortium.Acme.Hr.Get($"/api/v1/cohorts/{cohort}/results").IsProblem(403, "access.role");
    }

    [Fact]
    public async Task Of_one_match_nothing_is_told_to_staff_either()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await consortium.Service.CaughtUp();

        var results = await consortium.Coordinator.Get($"/api/v1/cohorts/{match.Cohort}/results").Is(HttpStatusCode.OK);

        Assert.Equal(("[]", "[]", JsonValueKind.Null), (results.GetProperty("states").ToString(), results.GetProperty("waits").ToString(), results.GetProperty("firstMeetingsHeld").ValueKind));
        await consortium.Acme.Member.Get($"/api/v1/cohorts/{Guid.Empty}/results").IsProblem(404, "cohort.unknown");
    }

    private async Task<JsonElement> Results(Guid cohort)
    {
        await consortium.Service.CaughtUp();
        return await consortium.Acme.Member.Get($"/api/v1/cohorts/{cohort}/results").Is(HttpStatusCode.OK);
    }

    private static int Days(JsonElement wait, string of) => wait.GetProperty(of).GetInt32();
}
