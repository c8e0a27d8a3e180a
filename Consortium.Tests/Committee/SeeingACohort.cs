using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Committee;

/// <summary>A cohort in pictures, and the figures behind them.</summary>
public sealed class SeeingACohort(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact]
    public async Task Counts_where_matches_stand_and_which_way_they_left_each_state()
    {
        var (cohort, matches) = await ThreePairs();
        Assert.Equal(["draft > 3"], await Flow(cohort));

        await World.Propose(matches[0]).Is(HttpStatusCode.OK);
        await World.HomesOf(matches[0])[0].Consents(matches[0].Id, consents: false).Is(HttpStatusCode.OK);
        await Begin(matches[1]);
        Assert.Equal(
            [
                "draft > 1", "draft > awaiting-company-consents 2",
                "awaiting-company-consents > consented 1", "awaiting-company-consents > withdrawn 1",
                "consented > before-committee 1",
                "before-committee > awaiting-participants 1",
                "awaiting-participants > awaiting-first-meeting 1",
                "awaiting-first-meeting > 1",
            ],
            await Flow(cohort));

        await consortium.Coordinator.Post($"/api/v1/matches/{matches[1].Id}/first-meeting", new { on = $"{consortium.Service.Clock.GetUtcNow():yyyy-MM-dd}" }).Is(HttpStatusCode.OK);
        Assert.Equal(["awaiting-first-meeting > active 1", "active > 1"], (await Flow(cohort))[^2..]);
        await consortium.Coordinator.Post($"/api/v1/matches/{matches[1].Id}/closing", new { how = "completed", reason = "Done." }).Is(HttpStatusCode.OK);
        Assert.Equal(["awaiting-first-meeting > active 1", "active > ended 1"], (await Flow(cohort))[^2..]);
    }

    [Fact]
    public async Task Counts_who_lends_and_who_asks_by_skill_for_staff()
    {
        var (cohort, _) = await ThreePairs();
        await consortium.Acme.Offers(cohort, "Rita", "Morin");
        await consortium.Service.CaughtUp();

        var coverage = await Coverage(consortium.Coordinator, cohort);

        Assert.Equal(["leadership 4 3", "negotiation 4 3"], Lines(coverage, "skills").Order());
        Assert.All(Lines(coverage, "families"), line => Assert.EndsWith(" 4 3", line, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "L-14")]
    public async Task Tells_the_committee_no_figure_behind_which_fewer_than_five_people_of_three_companies_stand()
    {
        var cohort = await World.OpenCohort();
        foreach (var (company, person) in ((Company, string)[])[(consortium.Acme, "Ida"), (consortium.Acme, "Iris"), (consortium.Borealis, "Isis"), (consortium.Borealis, "Irma"), (consortium.Borealis, "Ines")])
            await company.Offers(cohort, person, "Lavoie");
        await consortium.Acme.Nominates(cohort, "Ivan", "Lavoie");
        await consortium.Service.CaughtUp();
        Assert.Equal("[]", (await Coverage(consortium.Acme.Member, cohort)).GetProperty("families").ToString());

        await World.Companies.Last().Offers(cohort, "Ilda", "Lavoie");
        await consortium.Service.CaughtUp();

        var told = await Coverage(consortium.Acme.Member, cohort);
        Assert.NotEmpty(Lines(told, "families"));
        Assert.All(told.GetProperty("families").EnumerateArray(), line => Assert.Equal(
            (6, JsonValueKind.Null), (line.GetProperty("mentors").GetInt32(), line.GetProperty("mentees").ValueKind)));
        Assert.Equal("[]", told.GetProperty("skills").ToString());
        await consortium.Acme.Member.Get($"/api/v1/cohorts/{Guid.Empty}/coverage").IsProblem(404, "cohort.unknown");
    }

    [Fact]
    public async Task Shows_who_lends_to_whom_once_a_mission_has_begun()
    {
        var (cohort, matches) = await ThreePairs();
        await World.Propose(matches[0]).Is(HttpStatusCode.OK);
        await Begin(matches[1]);
        await consortium.Service.CaughtUp();

        var network = await consortium.Coordinator.Get($"/api/v1/cohorts/{cohort}/network").Is(HttpStatusCode.OK);

        var loan = Assert.Single(network.GetProperty("loans").EnumerateArray());
        Assert.Equal(
            (matches[1].MentorCompany, matches[1].MenteeCompany, 1),
            (loan.GetProperty("from").GetGuid(), loan.GetProperty("to").GetGuid(), loan.GetProperty("missions").GetInt32()));
        await consortium.Coordinator.Get($"/api/v1/cohorts/{Guid.Empty}/network").IsProblem(404, "cohort.unknown");
    }

    [Fact]
    public async Task Draws_each_picture_beside_the_table_that_says_the_same()
    {
        var (cohort, matches) = await ThreePairs();
        await Begin(matches[1]);
        await consortium.Service.CaughtUp();
        using var page = new PageVisitor(consortium.Service.Address, consortium.Coordinator, "fr-CA");

        await page.Open($"/cohort?cohort={cohort}");

        Assert.Equal(4, page.Page.QuerySelectorAll("figure > svg[role=img][aria-label] ~ figcaption table").Length);
        var flow = page.Page.QuerySelectorAll("figure")[0];
        Assert.Equal("ébauche 2 1 0 en attente des consentements des entreprises : 1", PageVisitor.Plain(flow.QuerySelector("tbody tr")!));
        Assert.Equal(
            $"{World.Of(matches[1].MentorCompany).Name} {World.Of(matches[1].MenteeCompany).Name} 1",
            PageVisitor.Plain(page.Page.QuerySelectorAll("figure")[3].QuerySelector("tbody tr")!));
        Assert.All(page.Page.QuerySelectorAll("figure svg [d], figure svg [x], figure svg [cx]"), shape => Assert.DoesNotContain(",", shape.OuterHtml.Split('>')[0], StringComparison.Ordinal));
    }

    private async Task<(Guid Cohort, IReadOnlyList<QueuedMatch> Matches)> ThreePairs()
    {
        var cohort = await World.OpenCohort();
        foreach (var company in World.Companies)
        {
            await company.Offers(cohort, "Rose", company.Name);
            await company.Nominates(cohort, "Simon", company.Name);
        }

        var matches = await World.Pair(cohort);
        Assert.Equal(3, matches.Count);
        return (cohort, matches);
    }

    private async Task Begin(QueuedMatch match)
    {
        await World.Approve(match);
        await World.Accept(match);
        await World.IsIn(match, "active");
    }

    private async Task<string[]> Flow(Guid cohort)
    {
        await consortium.Service.CaughtUp();
        return
        [
            .. from move in (await consortium.Coordinator.Get($"/api/v1/cohorts/{cohort}/flow").Is(HttpStatusCode.OK)).GetProperty("moves").EnumerateArray()
               select string.Join(' ', ((string?[])[move.Text("from"), ">", move.Text("to"), move.GetProperty("matches").ToString()]).Where(word => word is not null)),
        ];
    }

    private static Task<JsonElement> Coverage(Caller caller, Guid cohort) => caller.Get($"/api/v1/cohorts/{cohort}/coverage").Is(HttpStatusCode.OK);

    private static IEnumerable<string> Lines(JsonElement coverage, string of) =>
        coverage.GetProperty(of).EnumerateArray().Select(line => $"{line.Text("code")} {line.GetProperty("mentors")} {line.GetProperty("mentees")}");
}
