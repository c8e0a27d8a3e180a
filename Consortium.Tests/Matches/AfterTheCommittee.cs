using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Matches;

/// <summary>From the committee's approval to the mission, through the API alone.</summary>
public sealed class AfterTheCommittee(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact, Trait("Rule", "C-21")]
    public async Task Both_accept_and_the_mission_begins()
    {
        var match = await Approved();
        await consortium.Acme.Answers(match.Id, match.Mentor).Is(HttpStatusCode.OK);
        var accepted = await consortium.Borealis.Answers(match.Id, match.Mentee).Is(HttpStatusCode.OK);

        var mission = accepted.GetProperty("mission");
        Assert.Equal(("active", "2027-01-04", "not-configured"), (accepted.Text("state"), mission.Text("startsOn"), mission.Text("training")));
        await consortium.Service.CaughtUp();
        var own = (await consortium.Acme.Hr.Items("/api/v1/matches?limit=200")).Single(item => item.GetProperty("match").GetGuid() == match.Id);
        Assert.Equal(("active", true), (own.Text("state"), own.GetProperty("accepted").GetBoolean()));
        Assert.Equal([1, 1], await Held(match));
    }

    [Fact, Trait("Rule", "C-05"), Trait("Rule", "L-29")]
    public async Task A_no_frees_both_and_nobodys_company_learns_why()
    {
        var match = await Approved();
        var mentee = await World.Operator.Gives(consortium.Service, Role.Participant, consortium.Borealis.Id, match.Mentee);
        await consortium.Acme.Answers(match.Id, match.Mentor).Is(HttpStatusCode.OK);
        var path = $"/api/v1/matches/{match.Id}/participants/{match.Mentee}/answer";
        await consortium.Borealis.Hr.Post(path, new { accepts = false, reason = "relation" }).IsProblem(409, "participant.reason-is-not-yours");

        await mentee.Post(path, new { accepts = false, reason = "relation" }).Is(HttpStatusCode.OK);

        await consortium.Service.CaughtUp();
        foreach (var home in World.HomesOf(match))
        {
            var seen = await home.Hr.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK);
            Assert.Equal(("withdrawn", JsonValueKind.Null), (seen.Text("state"), seen.GetProperty("ended").ValueKind));
            Assert.DoesNotContain("relation", seen.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal("participant-declined", (await consortium.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).Text("ended"));
        Assert.Equal([0, 0], await Held(match));
        Assert.Single(await World.Pair(match.Cohort));
    }

    [Fact]
    public async Task Nobody_answers_for_another_companys_person()
    {
        var match = await Approved();

        await consortium.Borealis.Answers(match.Id, match.Mentor).IsProblem(404, "match.unknown");
        var corvid = World.Companies.Single(company => company.Name == "Corvid");
        await corvid.Answers(match.Id, match.Mentor).IsProblem(404, "match.unknown");
        var mentee = await World.Operator.Gives(consortium.Service, Role.Participant, consortium.Borealis.Id, match.Mentee);
        await mentee.Post($"/api/v1/matches/{match.Id}/participants/{match.Mentor}/answer", new { accepts = true }).IsProblem(404, "match.unknown");
    }

    [Fact, Trait("Rule", "C-03"), Trait("Rule", "C-25")]
    public async Task Eight_answers_at_once_leave_both_places_taken_or_both_free()
    {
        var match = await Approved();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(nth => nth % 2 == 0
            ? consortium.Acme.Answers(match.Id, match.Mentor, accepts: nth % 4 == 0)
            : consortium.Borealis.Answers(match.Id, match.Mentee)));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"It was answered {answer.StatusCode}."));
        var state = (await consortium.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).Text("state");
        Assert.Contains(state, (string[])["active", "withdrawn"]);
        await consortium.Service.CaughtUp();
        Assert.Equal(state is "active" ? [1, 1] : [0, 0], await Held(match));
    }

    [Fact, Trait("Rule", "A-08")]
    public async Task Who_has_not_acknowledged_is_not_proposed()
    {
        var cohort = await World.OpenCohort();
        var mentor = await consortium.Acme.Offers(cohort, "Zoé", "Roy");
        var mentee = await consortium.Borealis.Nominates(cohort, "Yann", "Roy");
        var made = await consortium.Coordinator.Post($"/api/v1/cohorts/{cohort}/matching-runs", new { seed = 1 }).Is(HttpStatusCode.Accepted);
        await Eventually.Holds(async _ => (await World.Queue(cohort)).Count == 1);
        var match = Assert.Single(await World.Queue(cohort));
        Assert.Equal((made.GetProperty("id").GetGuid(), mentor, mentee), (match.Run, match.Mentor, match.Mentee));

        await World.Propose(match).IsProblem(409, "eligibility.mentor-has-not-acknowledged");

        await World.Acknowledge(match);
        await World.Propose(match).Is(HttpStatusCode.OK);
    }

    private async Task<QueuedMatch> Approved()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await World.Approve(match);
        return match;
    }

    private async Task<IReadOnlyList<int>> Held(QueuedMatch match) =>
        [.. (await consortium.Coordinator.Items($"/api/v1/cohorts/{match.Cohort}/participants")).Select(person => person.GetProperty("placesHeld").GetInt32())];
}
