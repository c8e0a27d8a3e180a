using System.Net;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Companies;

public sealed class JoiningAndLeaving(AConsortium consortium) : IClassFixture<AConsortium>
{
    private static readonly object _cheese = new
    {
        sectors = (string[])["311515"],
        territories = (string[])["CA-QC"],
        labourMarkets = (object[])[new { occupation = "9446", territory = "CA-QC" }],
        products = (string[])["2225"],
        otherProducts = 3,
        description = "canary-soft-cheese",
    };

    [Fact]
    [Trait("Rule", "L-17")]
    public async Task A_candidate_is_seen_by_the_members_who_say_whether_they_compete()
    {
        var (candidate, hr) = await Applies("Fromagerie du Nord");

        var seen = Assert.Single(await consortium.Acme.Hr.Items("/api/v1/applications"), item => item.GetProperty("id").GetGuid() == candidate);
        Assert.Equal("Fromagerie du Nord", seen.Text("legalName"));
        await consortium.Acme.Hr.Post(
            $"/api/v1/companies/{consortium.Acme.Id}/competition-declarations", new { with = candidate, compete = true, reason = "We make cheese too." })
            .Is(HttpStatusCode.OK);
        await hr.Post($"/api/v1/companies/{candidate}/competition-declarations", new { with = consortium.Acme.Id, compete = false }).Is(HttpStatusCode.OK);
        Assert.Empty(await hr.Items("/api/v1/applications"));

        await consortium.Acme.Hr.Post($"/api/v1/companies/{consortium.Acme.Id}/activity", _cheese).Is(HttpStatusCode.OK);
        var competition = await consortium.Coordinator.Get($"/api/v1/applications/{candidate}/competition").Is(HttpStatusCode.OK);
        var acme = Assert.Single(competition.GetProperty("members").EnumerateArray());
        Assert.True(acme.GetProperty("saysMember").GetBoolean());
        Assert.False(acme.GetProperty("saysCandidate").GetBoolean());
        Assert.Equal("311515", Assert.Single(acme.GetProperty("sectors").EnumerateArray()).GetString());
        Assert.Equal("9446", Assert.Single(acme.GetProperty("labourMarkets").EnumerateArray()).Text("occupation"));
    }

    [Fact]
    [Trait("Rule", "L-17")]
    public async Task A_competitor_is_checked_and_refused_and_may_apply_again()
    {
        var (candidate, _) = await Applies("Fromagerie du Sud");

        await consortium.Coordinator.Post($"/api/v1/applications/{candidate}/refusal", null).IsProblem(409, "company.not-checked");
        await consortium.Coordinator.Post(
            $"/api/v1/applications/{candidate}/check",
            new { competitors = (Guid[])[consortium.Acme.Id], admitWithExclusions = false, reason = "Same shelves." }).Is(HttpStatusCode.OK);
        Assert.Equal("refused", (await consortium.Coordinator.Post($"/api/v1/applications/{candidate}/refusal", null).Is(HttpStatusCode.OK)).Text("state"));

        await consortium.Coordinator.Post("/api/v1/applications", new { company = candidate, legalName = "Fromagerie du Sud", activity = _cheese })
            .Is(HttpStatusCode.Created);
        await consortium.Service.CaughtUp();
        Assert.Equal("candidate", (await consortium.Coordinator.Get($"/api/v1/companies/{candidate}").Is(HttpStatusCode.OK)).Text("state"));
    }

    [Fact]
    [Trait("Rule", "L-17")]
    public async Task An_application_with_a_wrong_code_leaves_nothing_behind()
    {
        var wrong = new { sectors = (string[])["cheese"], territories = (string[])["CA"], labourMarkets = (object[])[new { occupation = "94", territory = "CA" }] };

        await consortium.Coordinator.Post("/api/v1/applications", new { legalName = "Nobody inc.", activity = wrong }).IsProblem(409, "activity.not-a-code");

        await consortium.Service.CaughtUp();
        Assert.DoesNotContain(await consortium.Coordinator.Items("/api/v1/companies?limit=200"), item => item.Text("legalName") == "Nobody inc.");
    }

    [Fact]
    [Trait("Rule", "A-11")]
    public async Task A_suspended_member_forms_no_new_match_until_it_is_reinstated()
    {
        var company = await consortium.World.Admit("Suspended");
        var pair = await consortium.World.OnePair(company, consortium.Acme);

        await consortium.Coordinator.Post($"/api/v1/companies/{company.Id}/suspension", new { reason = "Its agreement is in dispute." }).Is(HttpStatusCode.OK);
        await consortium.World.Propose(pair).IsProblem(409, "eligibility.mentor-company-suspended");
        await consortium.Coordinator.Post($"/api/v1/companies/{company.Id}/reinstatement", null).Is(HttpStatusCode.OK);
        await consortium.World.Propose(pair).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Rule", "A-04")]
    public async Task A_client_and_its_supplier_both_see_their_business_from_their_side()
    {
        var (supplier, client) = (await consortium.World.Admit("Supplier"), await consortium.World.Admit("Client"));
        await client.Hr.Post($"/api/v1/companies/{client.Id}/relationships", new { with = supplier.Id, role = "client", from = "2026-01-01" }).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        Assert.Equal("supplier", Assert.Single(await supplier.Hr.Items("/api/v1/relationships")).Text("role"));
        Assert.Equal("client", Assert.Single(await client.Hr.Items("/api/v1/relationships")).Text("role"));
        Assert.Empty(await consortium.Borealis.Hr.Items("/api/v1/relationships"));

        await supplier.Hr.Post($"/api/v1/companies/{supplier.Id}/relationships/ends", new { with = client.Id, role = "supplier", lastDay = "2026-12-31" })
            .Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();
        Assert.Equal("2026-12-31", Assert.Single(await client.Hr.Items("/api/v1/relationships")).Text("until"));
    }

    [Fact]
    [Trait("Rule", "L-18")]
    public async Task A_group_follows_from_who_controls_whom_on_the_day()
    {
        var daughter = await consortium.World.Admit("Daughter");
        var head = (await consortium.Coordinator.Post("/api/v1/outsiders", new { legalName = "Holding" }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await consortium.Coordinator.Post(
            "/api/v1/control-links", new { controller = head, controlled = daughter.Id, from = "2026-01-01", test = "board", source = "filing", confidence = 90 })
            .Is(HttpStatusCode.OK);
        await consortium.Coordinator.Post("/api/v1/control-links/ends", new { controller = head, controlled = daughter.Id, lastDay = "2026-06-30" })
            .Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        Assert.Equal(head, await Group(daughter, "2026-06-30"));
        Assert.Equal(daughter.Id, await Group(daughter, "2026-07-01"));
        Assert.Equal("2026-06-30", Assert.Single(await consortium.Coordinator.Items($"/api/v1/control-links?company={head}&on=2026-03-01")).Text("until"));
        Assert.Empty(await consortium.Coordinator.Items($"/api/v1/control-links?company={head}&on=2026-07-01"));
        await consortium.Coordinator.Post(
            "/api/v1/control-links",
            new { controller = Guid.CreateVersion7(), controlled = daughter.Id, from = "2026-01-01", test = "board", source = "filing", confidence = 90 })
            .IsProblem(404, "company.unknown");
    }

    [Fact]
    [Trait("Rule", "L-20")]
    public async Task A_waiver_is_asked_of_the_committee_with_a_reason_and_never_for_direct_competitors()
    {
        var (one, other, rival) = (await consortium.World.Admit("One"), await consortium.World.Admit("Other"), await consortium.World.Admit("Rival"));
        await one.Hr.Post($"/api/v1/companies/{one.Id}/exclusions", new { against = other.Id, from = "2026-01-01", directCompetition = false }).Is(HttpStatusCode.OK);
        await one.Hr.Post($"/api/v1/companies/{one.Id}/exclusions", new { against = rival.Id, from = "2026-01-01" }).Is(HttpStatusCode.OK);

        await Ask(one, other, "They share one regulator only.").Is(HttpStatusCode.Created);
        await Ask(one, rival, "Please.").IsProblem(409, "waiver.direct-competitors");
        await Ask(other, rival, "Please.").IsProblem(409, "waiver.nothing-to-waive");
        await Ask(one, other, null).IsProblem(400, "request.body");

        await consortium.Service.CaughtUp();
        var waiver = Assert.Single(await consortium.Coordinator.Items("/api/v1/waivers?state=requested"));
        Assert.Equal("They share one regulator only.", waiver.Text("reason"));
    }

    [Fact]
    public async Task Coordinators_list_companies_by_state_and_sector()
    {
        var (candidate, _) = await Applies("Fromagerie de l'Est");

        Assert.Contains(await consortium.Coordinator.Items("/api/v1/companies?state=candidate&sector=3115"), item => item.GetProperty("id").GetGuid() == candidate);
        Assert.Empty(await consortium.Coordinator.Items("/api/v1/companies?state=candidate&sector=54"));
        foreach (var odd in (string[])["companies?state=draft%00", "companies?sector=54%00", "waivers?state=draft%00"])
            await consortium.Coordinator.Get($"/api/v1/{odd}").IsProblem(400, "request.parameter");
        Assert.DoesNotContain(await consortium.Coordinator.Items("/api/v1/companies?state=member"), item => item.GetProperty("id").GetGuid() == candidate);
    }

    private Task<HttpResponseMessage> Ask(Company one, Company other, string? reason) => consortium.Coordinator.Post(
        "/api/v1/waivers", new { one = one.Id, other = other.Id, from = "2027-03-01", until = "2027-05-31", reason });

    private async Task<Guid> Group(Company company, string on) =>
        Assert.Single((await consortium.Coordinator.Get($"/api/v1/companies/{company.Id}/groups?on={on}").Is(HttpStatusCode.OK))
            .GetProperty("ultimateControllers").EnumerateArray()).GetGuid();

    private async Task<(Guid Candidate, Caller Hr)> Applies(string legalName)
    {
        var applied = await consortium.Coordinator.Post("/api/v1/applications", new { legalName, activity = _cheese }).Is(HttpStatusCode.Created);
        var candidate = applied.GetProperty("id").GetGuid();
        await consortium.Service.CaughtUp();
        return (candidate, await consortium.World.Operator.Gives(consortium.Service, Role.CompanyHr, candidate));
    }
}
