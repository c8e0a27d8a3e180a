using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Committee;

/// <summary>What the chair and the voters are told while a ballot is open, and what nobody is.</summary>
public sealed class SeeingWhoHasToVote(TestCluster cluster) : IAsyncLifetime
{
    private Service service = null!;
    private World world = null!;
    private IReadOnlyList<Company> companies = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Company Acme => companies[0];

    private Company Borealis => companies[1];

    private Company Cedar => companies[2];

    private Company Dune => companies[3];

    private Company Elm => companies[4];

    public async ValueTask InitializeAsync()
    {
        service = await Service.Start(await cluster.Create(Ct));
        world = await World.Begin(service.Address, await service.AnOperator());
        companies = await world.Admit("Acme", "Borealis", "Cedar", "Dune", "Elm");
        await world.Coordinator.Send(HttpMethod.Put, "/api/v1/committee/chair", new { member = Cedar.MemberId }).Is(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact, Trait("Rule", "L-30")]
    public async Task The_chair_learns_which_companies_have_not_voted_and_neither_how_the_others_did_nor_whose_match_it_is()
    {
        var ballot = await world.BringBeforeCommittee(await world.OnePair(Acme, Borealis));
        await Dune.Votes(ballot, "against").Is(HttpStatusCode.OK);
        await service.CaughtUp();

        var toChair = await Attendance(Cedar.Member, ballot);
        Assert.Equal((1, 0), (toChair.GetProperty("open").GetInt32(), toChair.GetProperty("quorate").GetInt32()));
        Assert.Equal(Ids(Acme, Borealis, Cedar, Elm), Missing(toChair));
        Assert.DoesNotContain("against", toChair.ToString(), StringComparison.Ordinal);
        Assert.Equal(Ids(Cedar, Elm), Missing(await Attendance(world.Coordinator, ballot)));
        Assert.Empty(Missing(await Attendance(Elm.Member, ballot)));
        await Acme.Hr.Get($"/api/v1/ballots/{ballot}/attendance").IsProblem(403, "access.role");

        await Cedar.Votes(ballot, "against").Is(HttpStatusCode.OK);
        Assert.Equal(0, (await Attendance(Cedar.Member, ballot)).GetProperty("open").GetInt32());
    }

    [Fact, Trait("Rule", "L-30")]
    public async Task On_a_slate_the_chair_does_not_see_on_which_items_a_company_could_not_vote()
    {
        var (one, other) = (await world.OnePair(Acme, Borealis), await world.OnePair(Cedar, Dune));
        foreach (var match in (QueuedMatch[])[one, other])
        {
            await world.Propose(match).Is(HttpStatusCode.OK);
            await world.Consent(match);
        }

        var slate = Id(await world.Coordinator.Post("/api/v1/slates", new { matches = (Guid[])[one.Id, other.Id] }).Is(HttpStatusCode.Created));
        await Acme.Votes(slate).Is(HttpStatusCode.OK);
        await service.CaughtUp();

        Assert.Equal(Ids(Borealis, Cedar, Dune, Elm), Missing(await Attendance(Cedar.Member, slate)));
        Assert.Equal(Ids(Borealis, Cedar, Dune, Elm), Missing(await Attendance(world.Coordinator, slate)));
    }

    [Fact, Trait("Rule", "L-17")]
    public async Task Voters_on_an_admission_see_who_applies_and_that_it_is_kept_apart_but_not_from_whom()
    {
        var candidate = await world.Apply("Ferme du Lac", Acme.Id);
        var ballot = Id(await world.Coordinator.Post($"/api/v1/applications/{candidate}/ballot", new { }).Is(HttpStatusCode.Created));
        await service.CaughtUp();

        var told = Assert.Single(await Elm.Member.Items($"/api/v1/ballots/{ballot}/subjects"));

        Assert.Equal("Ferme du Lac", Assert.Single(told.GetProperty("companies").EnumerateArray()).Text("name"));
        Assert.Equal("54", told.GetProperty("activity").GetProperty("sectors")[0].GetString());
        Assert.True(told.GetProperty("keptApart").GetBoolean());
        Assert.DoesNotContain(Acme.Id.ToString(), told.ToString(), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "L-20"), Trait("Rule", "L-21")]
    public async Task Voters_on_a_waiver_see_the_two_companies_and_its_days_and_the_two_see_nothing_of_it()
    {
        await Acme.Hr.Post($"/api/v1/companies/{Acme.Id}/exclusions", new { against = Borealis.Id, from = "2026-01-01", directCompetition = false, reason = "Canari." }).Is(HttpStatusCode.OK);
        var waiver = Id(await world.Coordinator.Post(
            "/api/v1/waivers", new { one = Acme.Id, other = Borealis.Id, from = "2027-03-01", until = "2027-05-31", reason = "Canari." }).Is(HttpStatusCode.Created));
        var ballot = Id(await world.Coordinator.Post($"/api/v1/waivers/{waiver}/ballot", new { }).Is(HttpStatusCode.Created));
        await service.CaughtUp();

        var told = Assert.Single(await Elm.Member.Items($"/api/v1/ballots/{ballot}/subjects"));

        Assert.Equal(["Acme", "Borealis"], told.GetProperty("companies").EnumerateArray().Select(company => company.Text("name")).Order(StringComparer.Ordinal));
        Assert.Equal(("2027-03-01", "2027-05-31"), (told.Text("from"), told.Text("until")));
        Assert.DoesNotContain("Canari", told.ToString(), StringComparison.Ordinal);
        foreach (var side in (Company[])[Acme, Borealis])
            await side.Member.Get($"/api/v1/ballots/{ballot}/subjects").IsProblem(404, "ballot.unknown");
    }

    [Fact]
    public async Task Every_member_knows_the_members_by_name_and_a_candidate_knows_nobody()
    {
        var candidate = await world.Apply("Grenier inc.");
        await service.CaughtUp();
        using var outside = await world.Operator.Gives(service, Api.Security.Role.CompanyHr, candidate);

        foreach (var member in (Caller[])[Acme.Hr, Elm.Member, world.Coordinator])
            Assert.Equal(["Acme", "Borealis", "Cedar", "Dune", "Elm"], (await member.Items("/api/v1/members")).Select(company => company.Text("legalName")).Order(StringComparer.Ordinal));
        Assert.Empty(await outside.Items("/api/v1/members"));
    }

    [Fact, Trait("Rule", "A-11")]
    public async Task Coordinators_find_whom_each_company_sent_to_the_committee()
    {
        var sent = await world.Coordinator.Items("/api/v1/committee/representatives");

        Assert.Equal(
            companies.Select(company => (company.MemberId, company.Id)).OrderBy(one => one.Id),
            sent.Select(one => (one.GetProperty("id").GetGuid(), one.GetProperty("company").GetGuid())).OrderBy(one => one.Item2));
    }

    private static Guid Id(JsonElement created) => created.GetProperty("id").GetGuid();

    private static async Task<JsonElement> Attendance(Caller caller, Guid ballot) => await caller.Get($"/api/v1/ballots/{ballot}/attendance").Is(HttpStatusCode.OK);

    private static IEnumerable<Guid> Missing(JsonElement attendance) => attendance.GetProperty("missing").EnumerateArray().Select(company => company.GetGuid()).Order();

    private static IEnumerable<Guid> Ids(params Company[] these) => these.Select(company => company.Id).Order();
}
