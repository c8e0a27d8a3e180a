using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Matches;

/// <summary>The queue in the order of the work, part by part.</summary>
public sealed class TriagingTheQueue(AConsortium consortium) : IClassFixture<AConsortium>
{
    private const int Pairs = 53;

    private World World => consortium.World;

    [Fact, Trait("Rule", "C-01")]
    public async Task Shows_what_is_nearest_to_its_date_first_and_every_match_once_in_two_parts()
    {
        var cohort = await ManyPairs();
        var all = await World.Queue(cohort);
        var (sooner, later) = (all[^1], all[^2]);
        await consortium.Coordinator.Post($"/api/v1/matches/{sooner.Id}/screening", null).Is(HttpStatusCode.OK);
        await consortium.Coordinator.Post($"/api/v1/matches/{later.Id}/screening", null).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        var first = await Triage($"cohort={cohort}");
        var second = await Triage($"cohort={cohort}&match={first.GetProperty("after").GetGuid()}");

        Assert.Equal([sooner.Id, later.Id], MatchesOf(first).Take(2));
        Assert.Equal((Pairs, 0, 50), Place(first));
        Assert.Equal((Pairs, 50, Pairs - 50), Place(second));
        Assert.Equal(all.Select(match => match.Id).Order(), MatchesOf(first).Concat(MatchesOf(second)).Order());
        Assert.Equal(MatchesOf(first)[^1], second.GetProperty("before").GetGuid());
        Assert.Equal(MatchesOf(first)[0], second.GetProperty("pageBefore").GetGuid());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("after").ValueKind);
    }

    [Fact]
    public async Task Puts_last_what_was_put_off_and_leaves_out_whose_search_was_closed()
    {
        var cohort = await World.OpenCohort();
        for (var person = 0; person < 3; person++)
        {
            await consortium.Acme.Offers(cohort, "Ines", $"Gagnon{person}");
            await consortium.Borealis.Nominates(cohort, "Ivan", $"Gagnon{person}");
        }

        await World.Pair(cohort);
        var order = MatchesOf(await Triage($"cohort={cohort}"));
        var closed = (await World.Queue(cohort)).Single(match => match.Id == order[1]);
        await consortium.Coordinator.Post($"/api/v1/cohorts/{cohort}/participants/{closed.Mentee}/no-match", new { because = "nobody-suitable" }).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        Assert.Equal([order[1], order[2], order[0]], MatchesOf(await Triage($"cohort={cohort}&later={order[0].ToString("N")[^6..]}")));
        Assert.Equal([order[0], order[2]], MatchesOf(await Triage($"cohort={cohort}&owner=coordinator")));
        Assert.True((await consortium.Coordinator.Get($"/api/v1/match-queue/{closed.Id}").Is(HttpStatusCode.OK)).GetProperty("searchClosed").GetBoolean());
    }

    [Fact]
    public async Task Knows_whose_turn_it_is_and_who_looks_after_a_match()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await World.Propose(match).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        Assert.Equal([match.Id], MatchesOf(await Triage($"cohort={match.Cohort}&owner=home-companies&unassigned=false")));
        Assert.Empty(MatchesOf(await Triage($"cohort={match.Cohort}&owner=coordinator")));
        Assert.Empty(MatchesOf(await Triage($"cohort={match.Cohort}&unassigned=true")));
        await consortium.Coordinator.Get("/api/v1/match-queue/triage?owner=somebody").IsProblem(400, "request.parameter");
        await consortium.Coordinator.Get($"/api/v1/match-queue/{Guid.CreateVersion7()}").IsProblem(404, "match.unknown");
    }

    private async Task<Guid> ManyPairs()
    {
        var cohort = await World.OpenCohort();
        for (var person = 0; person < Pairs; person++)
        {
            await consortium.Acme.Offers(cohort, "Ada", $"Pelletier{person}");
            await consortium.Borealis.Nominates(cohort, "Bao", $"Pelletier{person}");
        }

        await World.Pair(cohort);
        return cohort;
    }

    private async Task<JsonElement> Triage(string filter) => await consortium.Coordinator.Get($"/api/v1/match-queue/triage?{filter}").Is(HttpStatusCode.OK);

    private static IReadOnlyList<Guid> MatchesOf(JsonElement part) => [.. part.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("match").GetGuid())];

    private static (int Total, int Start, int Items) Place(JsonElement part) =>
        (part.GetProperty("total").GetInt32(), part.GetProperty("start").GetInt32(), part.GetProperty("items").GetArrayLength());
}
