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

    [Fact, Trait("Rule", "C-15"), Trait("Rule", "C-23")]
    public async Task One_request_to_a_company_holds_two_matches_and_its_answer_screens_both()
    {
        var (first, second) = (await World.OnePair(consortium.Acme, consortium.Borealis), await World.OnePair(consortium.Acme, consortium.Borealis));
        object[] questions = [new { about = first.Mentor, what = "availability" }, new { about = second.Mentor, what = "independence" }];
        var request = (await consortium.Coordinator.Post(
            "/api/v1/information-requests",
            new { company = consortium.Acme.Id, matches = (Guid[])[first.Id, second.Id], questions, words = "Avant vendredi, si possible." })
            .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();

        await consortium.Service.CaughtUp();
        await World.Propose(first).IsProblem(409, "match.not-in-queue");
        var asked = (await consortium.Acme.Hr.Items("/api/v1/information-requests?open=true")).Single(one => one.GetProperty("id").GetGuid() == request);
        Assert.Equal((2, "Avant vendredi, si possible."), (asked.GetProperty("questions").GetArrayLength(), asked.Text("words")));
        Assert.DoesNotContain(first.Id.ToString(), asked.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await consortium.Borealis.Hr.Items("/api/v1/information-requests"), one => one.GetProperty("id").GetGuid() == request);
        await consortium.Borealis.Hr.Post($"/api/v1/information-requests/{request}/answer", null).IsProblem(404, "information-request.unknown");

        await consortium.Acme.Hr.Post($"/api/v1/information-requests/{request}/answer", null).Is(HttpStatusCode.OK);

        foreach (var match in (QueuedMatch[])[first, second])
            await World.IsIn(match, "screened");
        await World.Propose(first).Is(HttpStatusCode.OK);
    }

    [Fact, Trait("Rule", "A-27")]
    public async Task An_open_question_is_overruled_with_a_reason_that_stays_among_coordinators()
    {
        var cohort = await World.OpenCohort();
        await consortium.Acme.Hr.Post(
            $"/api/v1/cohorts/{cohort}/participants", new { givenName = "Eve", familyName = "Roy", email = $"eve@{cohort}.example", role = "mentor", skills = (string[])["negotiation"] })
            .Is(HttpStatusCode.Created);
        await consortium.Borealis.Nominates(cohort, "Emil", "Roy");
        var match = Assert.Single(await World.Pair(cohort));
        await World.Propose(match).IsProblem(409, "eligibility.independence-open");
        Assert.Equal("eligibility.independence-open", Assert.Single((await consortium.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).GetProperty("hindrances").EnumerateArray()).Text("code"));
        var path = $"/api/v1/matches/{match.Id}/overrulings";
        await consortium.Coordinator.Post(path, new { code = "eligibility.excluded", reason = "Canari." }).IsProblem(409, "match.not-a-question");

        await consortium.Coordinator.Post(path, new { code = "eligibility.independence-open", reason = "Canari : elle a répondu au téléphone." }).Is(HttpStatusCode.OK);

        Assert.Empty((await consortium.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).GetProperty("hindrances").EnumerateArray());
        await World.Propose(match).Is(HttpStatusCode.OK);
        Assert.DoesNotContain(consortium.Service.Logged, line => line.Contains("Canari", StringComparison.Ordinal));
    }

    [Fact, Trait("Rule", "C-29")]
    public async Task A_match_made_by_hand_is_scored_like_every_other_and_may_be_handed_over()
    {
        var cohort = await World.OpenCohort();
        var (mentor, mentee) = (await consortium.Acme.Offers(cohort, "Hana", "Roy"), await consortium.Borealis.Nominates(cohort, "Hugo", "Roy"));
        var successor = await World.AnotherCoordinator();
        var them = (await successor.Get("/api/v1/me").Is(HttpStatusCode.OK)).GetProperty("principal").GetGuid();

        var made = await consortium.Coordinator.Post($"/api/v1/cohorts/{cohort}/matches", new { mentor, mentee }).Is(HttpStatusCode.Created);
        var match = made.GetProperty("id").GetGuid();
        await consortium.Coordinator.Send(HttpMethod.Put, $"/api/v1/matches/{match}/coordinator", new { to = consortium.Acme.MemberId }).IsProblem(404, "coordinator.unknown");
        await consortium.Coordinator.Send(HttpMethod.Put, $"/api/v1/matches/{match}/coordinator", new { to = them }).Is(HttpStatusCode.OK);
        await consortium.Coordinator.Post($"/api/v1/cohorts/{cohort}/matches", new { mentor = mentee, mentee = mentor }).IsProblem(409, "eligibility.wrong-roles");

        await consortium.Service.CaughtUp();
        var item = Assert.Single(await consortium.Coordinator.Items($"/api/v1/match-queue?cohort={cohort}&coordinator={them}"));
        Assert.Equal(("screened", JsonValueKind.Null, 1000), (item.Text("state"), item.GetProperty("run").ValueKind, item.GetProperty("score").GetInt32()));
        Assert.Equal(3, item.GetProperty("rationale").GetProperty("reasons").GetArrayLength());
    }

    [Fact, Trait("Rule", "C-09"), Trait("Rule", "C-04")]
    public async Task An_alternative_is_swapped_in_and_nobody_is_in_two_places_or_in_none()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await World.Propose(match).Is(HttpStatusCode.OK);
        var alternative = await consortium.Borealis.Nominates(match.Cohort, "Nora", "Roy");
        var path = $"/api/v1/matches/{match.Id}/swaps";
        await consortium.Coordinator.Post(path, new { participant = alternative }).IsProblem(409, "eligibility.mentee-has-not-acknowledged");
        await World.Acknowledge(match with { Mentee = alternative });

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => consortium.Coordinator.Post(path, new { participant = alternative })));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location!.ToString()).Distinct());
        await consortium.Service.CaughtUp();
        var people = await consortium.Coordinator.Items($"/api/v1/cohorts/{match.Cohort}/participants");
        Assert.Equal(
            [(match.Mentor, 1), (match.Mentee, 0), (alternative, 1)],
            new[] { match.Mentor, match.Mentee, alternative }.Select(id => (
                id, people.Single(person => person.GetProperty("id").GetGuid() == id).GetProperty("placesHeld").GetInt32())));
        Assert.Equal(
            ["awaiting-company-consents", "withdrawn"],
            (await World.Queue(match.Cohort)).Select(item => item.State).Order(StringComparer.Ordinal));
        Assert.Equal("replaced", (await consortium.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).Text("ended"));
    }

    [Fact, Trait("Rule", "C-07"), Trait("Rule", "C-16")]
    public async Task No_match_because_is_told_to_the_persons_company_and_no_run_finds_them_any_more()
    {
        var cohort = await World.OpenCohort();
        await consortium.Acme.Offers(cohort, "Otto", "Roy");
        var mentee = await consortium.Borealis.Nominates(cohort, "Olga", "Roy");

        await consortium.Coordinator.Post(
            $"/api/v1/cohorts/{cohort}/participants/{mentee}/no-match", new { because = "nobody-suitable", words = "Canari : à la prochaine cohorte." }).Is(HttpStatusCode.OK);

        await consortium.Service.CaughtUp();
        var told = (await consortium.Borealis.Hr.Items($"/api/v1/no-matches?cohort={cohort}")).Single();
        Assert.Equal((mentee, "nobody-suitable", "Canari : à la prochaine cohorte."), (told.GetProperty("participant").GetGuid(), told.Text("because"), told.Text("words")));
        Assert.Empty(await consortium.Acme.Hr.Items($"/api/v1/no-matches?cohort={cohort}"));
        Assert.Empty(await World.Pair(cohort));
        await consortium.Borealis.Hr.Post($"/api/v1/cohorts/{cohort}/participants/{mentee}/no-match", new { because = "other" }).IsProblem(403, "access.role");
    }

    private async Task<IReadOnlyList<JsonElement>> Listed(QueuedMatch match, string filter) =>
        await consortium.Coordinator.Items($"/api/v1/match-queue?cohort={match.Cohort}&{filter}");
}
