using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Matches;

/// <summary>What a coordinator takes back, notes and hands on.</summary>
public sealed class TakingBack(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact, Trait("Rule", "C-23"), Trait("Rule", "C-04")]
    public async Task A_proposal_taken_back_frees_both_places_and_tells_the_companies_that_nothing_is_asked_any_more()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await World.Propose(match).Is(HttpStatusCode.OK);

        var back = await Delete($"/api/v1/matches/{match.Id}/proposal").Is(HttpStatusCode.OK);
        await Delete($"/api/v1/matches/{match.Id}/proposal").Is(HttpStatusCode.OK);

        Assert.Equal("draft", back.Text("state"));
        await consortium.Service.CaughtUp();
        Assert.All(await consortium.Coordinator.Items($"/api/v1/cohorts/{match.Cohort}/participants"), person => Assert.Equal(0, person.GetProperty("placesHeld").GetInt32()));
        foreach (var home in World.HomesOf(match))
        {
            Assert.Equal("withdrawn", await SeenBy(home, match));
            Assert.Equal("withdrawn", (await home.Hr.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).Text("state"));
            await home.Consents(match.Id).IsProblem(409, "match.consent-not-asked");
        }

        await consortium.Coordinator.Post($"/api/v1/matches/{match.Id}/screening", null).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();
        Assert.Equal("withdrawn", await SeenBy(consortium.Acme, match));
        await World.Propose(match).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();
        Assert.Equal("awaiting-company-consents", await SeenBy(consortium.Acme, match));
        await consortium.Acme.Consents(match.Id).Is(HttpStatusCode.OK);
        await Delete($"/api/v1/matches/{match.Id}/proposal").IsProblem(409, "match.too-late-to-take-back");
    }

    [Fact, Trait("Rule", "C-23")]
    public async Task A_screening_is_taken_back_by_who_looks_after_the_match_and_by_nobody_else()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        using var another = await World.AnotherCoordinator();
        await consortium.Coordinator.Post($"/api/v1/matches/{match.Id}/screening", null).Is(HttpStatusCode.OK);

        await another.Delete($"/api/v1/matches/{match.Id}/screening").IsProblem(409, "match.too-late-to-take-back");
        Assert.Equal("draft", (await Delete($"/api/v1/matches/{match.Id}/screening").Is(HttpStatusCode.OK)).Text("state"));

        await consortium.Service.CaughtUp();
        Assert.Equal("draft", Assert.Single(await World.Queue(match.Cohort)).State);
    }

    [Fact, Trait("Rule", "C-07")]
    public async Task A_search_that_was_closed_by_mistake_goes_on()
    {
        var cohort = await World.OpenCohort();
        await consortium.Acme.Offers(cohort, "Otto", "Roy");
        var mentee = await consortium.Borealis.Nominates(cohort, "Olga", "Roy");
        var search = $"/api/v1/cohorts/{cohort}/participants/{mentee}/no-match";
        await consortium.Coordinator.Post(search, new { because = "nobody-suitable" }).Is(HttpStatusCode.OK);

        await Delete(search).Is(HttpStatusCode.OK);

        await consortium.Service.CaughtUp();
        Assert.Empty(await consortium.Borealis.Hr.Items($"/api/v1/no-matches?cohort={cohort}"));
        Assert.Single(await World.Pair(cohort));
    }

    [Fact, Trait("Rule", "C-16"), Trait("Rule", "C-29")]
    public async Task A_note_is_read_by_coordinators_alone_and_goes_with_either_of_the_two_people()
    {
        var (one, other) = (await World.OnePair(consortium.Acme, consortium.Borealis), await World.OnePair(consortium.Acme, consortium.Borealis));
        using var another = await World.AnotherCoordinator();
        using var auditor = await World.Operator.Gives(consortium.Service, Role.Auditor);
        foreach (var match in (QueuedMatch[])[one, other])
            await another.Post($"/api/v1/matches/{match.Id}/notes", new { words = "Canari : préfère le matin." }).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        var note = Assert.Single(await Notes(one));
        Assert.Equal(("Canari : préfère le matin.", await Me(another)), (note.Text("words"), note.GetProperty("coordinator").GetGuid()));
        foreach (var stranger in (Caller[])[auditor, consortium.Acme.Hr, consortium.Acme.Member])
            await stranger.Get($"/api/v1/matches/{one.Id}/notes").IsProblem(403, "access.role");
        Assert.DoesNotContain("Canari", (await consortium.Acme.Hr.Get($"/api/v1/participants/{one.Mentor}/export").Is(HttpStatusCode.OK)).ToString(), StringComparison.Ordinal);

        await consortium.Acme.Hr.Post($"/api/v1/participants/{one.Mentor}/erasure", null).Is(HttpStatusCode.Accepted);
        await consortium.Borealis.Hr.Post($"/api/v1/participants/{other.Mentee}/erasure", null).Is(HttpStatusCode.Accepted);

        foreach (var match in (QueuedMatch[])[one, other])
            await Eventually.Holds(async _ => (await Notes(match)).Single().GetProperty("words").ValueKind is JsonValueKind.Null);
        Assert.DoesNotContain(consortium.Service.Logged, line => line.Contains("Canari", StringComparison.Ordinal));
    }

    [Fact, Trait("Rule", "C-29")]
    public async Task The_coordinators_are_listed_with_what_each_looks_after()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        using var another = await World.AnotherCoordinator();
        var them = await Me(another);
        await another.Post($"/api/v1/matches/{match.Id}/screening", null).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        var listed = (await consortium.Coordinator.Items("/api/v1/coordinators")).ToDictionary(one => one.GetProperty("id").GetGuid());

        Assert.Equal((true, 1), (listed[them].GetProperty("hasAccess").GetBoolean(), listed[them].GetProperty("looksAfter").GetInt32()));
        Assert.Contains(await Me(consortium.Coordinator), listed.Keys);
        Assert.DoesNotContain(consortium.Acme.MemberId, listed.Keys);
    }

    private Task<HttpResponseMessage> Delete(string path) => consortium.Coordinator.Delete(path);

    private async Task<IReadOnlyList<JsonElement>> Notes(QueuedMatch match) => await consortium.Coordinator.Items($"/api/v1/matches/{match.Id}/notes");

    private static async Task<string> SeenBy(Company home, QueuedMatch match) =>
        (await home.Hr.Items("/api/v1/matches?limit=200")).Single(one => one.GetProperty("match").GetGuid() == match.Id).Text("state");

    private static async Task<Guid> Me(Caller caller) => (await caller.Get("/api/v1/me").Is(HttpStatusCode.OK)).GetProperty("principal").GetGuid();
}
