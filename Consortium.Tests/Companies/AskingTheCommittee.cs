using System.Net;
using Consortium.Tests.Support;

namespace Consortium.Tests.Companies;

/// <summary>A committee of Acme, Borealis and Corvid with a chair decides who is admitted, what is waived and what ends.</summary>
public sealed class AskingTheCommittee(AConsortium consortium) : IClassFixture<AConsortium>, IAsyncLifetime
{
    [Fact]
    [Trait("Rule", "L-17")]
    [Trait("Rule", "A-06")]
    public async Task From_its_first_chair_on_it_admits_and_no_coordinator_does()
    {
        await consortium.Coordinator.Post("/api/v1/companies", new { legalName = "Late founder" }).IsProblem(409, "company.founding-is-over");

        var admitted = await consortium.World.Admit("Voted in");

        await consortium.Service.CaughtUp();
        Assert.Equal("member", (await consortium.Coordinator.Get($"/api/v1/companies/{admitted.Id}").Is(HttpStatusCode.OK)).Text("state"));
    }

    [Fact]
    [Trait("Rule", "L-17")]
    public async Task It_admits_a_competitor_that_is_then_never_paired_with_those_it_competes_with()
    {
        var candidate = await consortium.World.Apply("Competitor", consortium.Acme.Id);
        await Settle(await Ballot($"/api/v1/applications/{candidate}/ballot"), "for");
        await Eventually.Holds(async _ => await StateOf(candidate) is "member");

        await consortium.Coordinator.Post(
            "/api/v1/waivers",
            new { one = candidate, other = consortium.Acme.Id, from = "2027-01-01", until = "2027-02-01", reason = "Please." })
            .IsProblem(409, "waiver.direct-competitors");
    }

    [Fact]
    [Trait("Rule", "L-17")]
    public async Task It_refuses_and_nobody_is_asked_about_a_candidate_that_was_not_checked()
    {
        var candidate = await consortium.World.Apply("Unwanted");
        await Settle(await Ballot($"/api/v1/applications/{candidate}/ballot"), "against");
        await Eventually.Holds(async _ => await StateOf(candidate) is "refused");

        await consortium.Coordinator.Post($"/api/v1/applications/{candidate}/ballot", new { }).IsProblem(409, "company.not-a-candidate");
        await consortium.Coordinator.Post($"/api/v1/applications/{Guid.CreateVersion7()}/ballot", new { }).IsProblem(404, "company.unknown");
    }

    [Fact]
    [Trait("Rule", "L-20")]
    [Trait("Rule", "L-31")]
    public async Task It_grants_a_waiver_without_those_who_gain_by_it()
    {
        var (one, other) = await Excluding();
        var asked = await consortium.Coordinator.Post(
            "/api/v1/waivers",
            new { one = one.Id, other = other.Id, from = DateOnly.FromDateTime(consortium.Service.Clock.GetUtcNow().UtcDateTime), until = "2031-12-31", reason = "One regulator." })
            .Is(HttpStatusCode.Created);
        var waiver = asked.GetProperty("id").GetGuid();

        var ballot = await Ballot($"/api/v1/waivers/{waiver}/ballot");
        await one.Votes(ballot).IsProblem(409, "ballot.recused");
        await Settle(ballot, "for");

        await Eventually.Holds(async _ => (await consortium.Coordinator.Items("/api/v1/waivers?state=granted")).Any(item => item.GetProperty("id").GetGuid() == waiver));
        await consortium.Coordinator.Post($"/api/v1/waivers/{waiver}/ballot", new { }).IsProblem(409, "waiver.already-decided");
    }

    [Fact]
    [Trait("Rule", "L-19")]
    public async Task It_ends_an_exclusion_that_only_one_side_wants_to_keep()
    {
        var (one, other) = await Excluding();

        await Settle(await Ballot("/api/v1/exclusions/ballots", new { one = other.Id, other = one.Id }), "for");

        await Eventually.Holds(async _ => (await one.Hr.Items("/api/v1/exclusions")).Count == 0);
    }

    public async ValueTask InitializeAsync() =>
        await consortium.Coordinator.Send(HttpMethod.Put, "/api/v1/committee/chair", new { member = consortium.Acme.MemberId }).Is(HttpStatusCode.OK);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<(Company One, Company Other)> Excluding()
    {
        var (one, other) = (await consortium.World.Admit("One"), await consortium.World.Admit("Other"));
        await one.Hr.Post($"/api/v1/companies/{one.Id}/exclusions", new { against = other.Id, from = "2026-01-01", directCompetition = false }).Is(HttpStatusCode.OK);
        return (one, other);
    }

    private async Task<Guid> Ballot(string path, object? body = null) =>
        (await consortium.Coordinator.Post(path, body ?? new { }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    private Task Settle(Guid ballot, string vote) => consortium.World.Vote(ballot, vote);

    private async Task<string> StateOf(Guid company) => (await consortium.Coordinator.Get($"/api/v1/companies/{company}").Is(HttpStatusCode.OK)).Text("state");
}
