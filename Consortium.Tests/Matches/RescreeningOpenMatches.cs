using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Matches;

/// <summary>What happens to open matches when the rules between companies change under them.</summary>
[Trait("Rule", "L-20")]
public sealed class RescreeningOpenMatches(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact, Trait("Rule", "L-21")]
    public async Task An_exclusion_stops_what_was_proposed_and_suspends_what_is_active_and_the_other_side_never_learns_why()
    {
        var (by, against) = (await World.Admit("Dunmore"), await World.Admit("Estuaire"));
        var (active, proposed, declined) = (await World.OnePair(by, against), await World.OnePair(by, against), await World.OnePair(by, against));
        await World.Approve(active);
        await World.Accept(active);
        await World.Propose(proposed).Is(HttpStatusCode.OK);
        await World.Propose(declined).Is(HttpStatusCode.OK);
        await by.Consents(declined.Id, consents: false).Is(HttpStatusCode.OK);

        await by.Hr.Post($"/api/v1/companies/{by.Id}/exclusions", new { against = against.Id, from = "2026-01-01", reason = "Canari." }).Is(HttpStatusCode.OK);

        await World.IsIn(proposed, "withdrawn");
        await World.IsIn(active, "suspended");
        Assert.Equal("not-eligible", (await consortium.Coordinator.Get($"/api/v1/matches/{proposed.Id}").Is(HttpStatusCode.OK)).Text("ended"));
        await consortium.Service.CaughtUp();
        Assert.Equal(await Seen(against, declined), await Seen(against, proposed));
        Assert.All(
            await consortium.Coordinator.Items($"/api/v1/cohorts/{proposed.Cohort}/participants"),
            person => Assert.Equal(0, person.GetProperty("placesHeld").GetInt32()));
        await consortium.Coordinator.Post($"/api/v1/matches/{active.Id}/resumption", null).IsProblem(409, "eligibility.excluded");
    }

    [Fact]
    public async Task An_acquisition_suspends_the_missions_between_the_two()
    {
        var (mother, daughter) = (await World.Admit("Fjord"), await World.Admit("Grive"));
        var match = await World.OnePair(mother, daughter);
        await World.Approve(match);
        await World.Accept(match);

        await consortium.Coordinator.Post(
            "/api/v1/control-links",
            new { controller = mother.Id, controlled = daughter.Id, from = "2026-01-01", test = "votes", share = 10_000, source = "register", confidence = 100 })
            .Is(HttpStatusCode.OK);

        await World.IsIn(match, "suspended");
    }

    [Fact]
    public async Task A_member_that_is_suspended_and_reinstated_takes_its_missions_up_again()
    {
        var (suspended, other) = (await World.Admit("Havre"), await World.Admit("Islet"));
        var match = await World.OnePair(suspended, other);
        await World.Approve(match);
        await World.Accept(match);

        await consortium.Coordinator.Post($"/api/v1/companies/{suspended.Id}/suspension", new { reason = "Canari." }).Is(HttpStatusCode.OK);
        await World.IsIn(match, "suspended");
        await consortium.Coordinator.Post($"/api/v1/matches/{match.Id}/resumption", null).IsProblem(409, "eligibility.mentor-company-suspended");
        await consortium.Coordinator.Post($"/api/v1/companies/{suspended.Id}/reinstatement", null).Is(HttpStatusCode.OK);

        Assert.Equal("active", (await consortium.Coordinator.Post($"/api/v1/matches/{match.Id}/resumption", null).Is(HttpStatusCode.OK)).Text("state"));
    }

    /// <summary>What a company reads of a match, without what tells one match from another.</summary>
    private static async Task<string> Seen(Company company, QueuedMatch match)
    {
        var seen = await company.Hr.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK);
        string[] own = ["id", "cohort", "mentor", "mentee"];
        return JsonSerializer.Serialize(seen.EnumerateObject().Where(field => !own.Contains(field.Name)).Select(field => (field.Name, field.Value.ToString()).ToString()));
    }
}
