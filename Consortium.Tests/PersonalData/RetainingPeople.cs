using System.Net;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain.PersonalData;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.PersonalData;

/// <summary>Cohorts of the world end on the 17th of December 2027.</summary>
[Trait("Rule", "L-42")]
public sealed class RetainingPeople(TestCluster cluster)
{
    private static readonly DateTimeOffset _aYearAfter = new(2028, 12, 17, 4, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erases_by_the_day_who_had_no_match_and_keeps_for_five_years_who_had_one()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var world = await World.Begin(service.Address, await service.AnOperator());
        var acme = (await world.Admit("Acme", "Borealis", "Corvid", "Dunmore"))[0];
        var match = await world.OnePair(acme, world.Companies.ElementAt(1));
        await world.Approve(match);
        var unmatched = await acme.Offers(match.Cohort, "Ginette", "Roy");
        await service.CaughtUp();
        var daily = ActivatorUtilities.CreateInstance<EraseWhatIsDue>(service.Services);

        service.Clock.PassTo(_aYearAfter.AddDays(-1));
        var (coordinator, hr) = (await Anew(service, Role.Coordinator), await Anew(service, Role.CompanyHr, acme.Id));
        Assert.Equal(0, (await daily.Run(Ct)).People);
        Assert.Empty(await coordinator.Items("/api/v1/retention?by=2028-12-16"));
        Assert.Equal([unmatched], (await coordinator.Items("/api/v1/retention?by=2028-12-17")).Select(Person));

        service.Clock.PassTo(_aYearAfter);
        Assert.Equal(1, (await daily.Run(Ct)).People);
        await Eventually.Holds(async _ => (await hr.Get($"/api/v1/participants/{unmatched}/export")).StatusCode is HttpStatusCode.NotFound);
        await service.CaughtUp();
        Assert.Equal(0, (await daily.Run(Ct)).People);
        Assert.Equal(
            new[] { (match.Mentor, "matched-profile", "2032-12-17"), (match.Mentee, "matched-profile", "2032-12-17") }.Order(),
            (await coordinator.Items("/api/v1/retention")).Select(row => (Person(row), row.Text("class"), row.Text("dueOn"))).Order());
        Assert.Equal([0, 1, 0], (await coordinator.Items("/api/v1/retention/runs")).Select(run => run.GetProperty("people").GetInt32()));
    }

    [Fact]
    [Trait("Rule", "L-40")]
    public async Task Passes_over_whom_a_legal_hold_keeps_and_forgets_who_asked_once_the_last_is_lifted()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var world = await World.Begin(service.Address, await service.AnOperator());
        var acme = await world.Admit("Acme");
        var reviewer = await world.Operator.Gives(service, Role.IndependentReviewer);
        var person = await acme.Offers(await world.OpenCohort(), "Hubert", "Roy");
        var hold = $"/api/v1/participants/{person}/legal-hold";

        await world.Coordinator.Post(hold, new { reason = "Mise en demeure." }).Is(HttpStatusCode.OK);
        await reviewer.Post(hold, new { reason = "Enquête en cours." }).Is(HttpStatusCode.OK);
        var held = await world.Coordinator.Post(hold, new { reason = "Encore." }).Is(HttpStatusCode.OK);
        Assert.Equal(["coordinators", "reviewer"], held.GetProperty("heldBy").EnumerateArray().Select(by => by.GetString()));
        Assert.Equal("postponed", (await acme.Hr.Post($"/api/v1/participants/{person}/erasure", null).Is(HttpStatusCode.Accepted)).Text("state"));
        await service.CaughtUp();

        Assert.Equal("postponed", Assert.Single(await acme.Hr.Items("/api/v1/erasures?state=postponed")).Text("state"));
        var kept = Assert.Single(await acme.Hr.Items("/api/v1/retention"));
        Assert.True(kept.GetProperty("erasureAsked").GetBoolean());
        Assert.Equal(["Mise en demeure."], Reasons(await world.Coordinator.Items("/api/v1/legal-holds")));
        Assert.Equal(["Enquête en cours."], Reasons(await reviewer.Items("/api/v1/legal-holds")));
        Assert.DoesNotContain("Mise en demeure", (await acme.Hr.Get($"/api/v1/participants/{person}/export").Is(HttpStatusCode.OK)).ToString(), StringComparison.Ordinal);

        await world.Coordinator.Delete(hold).Is(HttpStatusCode.OK);
        await service.CaughtUp();
        Assert.Equal(["reviewer"], Assert.Single(await acme.Hr.Items("/api/v1/retention")).GetProperty("heldBy").EnumerateArray().Select(by => by.GetString()));
        Assert.Equal("Hubert", (await acme.Hr.Get($"/api/v1/participants/{person}/export").Is(HttpStatusCode.OK)).GetProperty("person").Text("givenName"));

        await reviewer.Delete(hold).Is(HttpStatusCode.OK);
        await Eventually.Holds(async _ => (await acme.Hr.Items("/api/v1/erasures")).Single().Text("state") is "forgotten");
        Assert.Empty(await reviewer.Items("/api/v1/legal-holds"));
        await reviewer.Post(hold, new { reason = "Trop tard." }).IsProblem(404, "participant.unknown");
    }

    [Fact]
    public async Task Counts_whom_a_legal_hold_keeps_beyond_their_day_and_erases_them_on_the_day_after_it_is_lifted()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var world = await World.Begin(service.Address, await service.AnOperator());
        var acme = await world.Admit("Acme");
        var person = await acme.Offers(await world.OpenCohort(), "Irène", "Roy");
        await world.Coordinator.Post($"/api/v1/participants/{person}/legal-hold", new { reason = "Mise en demeure." }).Is(HttpStatusCode.OK);
        await service.CaughtUp();
        var daily = ActivatorUtilities.CreateInstance<EraseWhatIsDue>(service.Services);
        service.Clock.PassTo(_aYearAfter);

        var under = await daily.Run(Ct);
        await (await Anew(service, Role.Coordinator)).Delete($"/api/v1/participants/{person}/legal-hold").Is(HttpStatusCode.OK);
        var after = await daily.Run(Ct);

        Assert.Equal(((0, 1), (1, 0)), ((under.People, under.Held), (after.People, after.Held)));
        await using var owner = await TestDatabase.Open(service.Services.GetRequiredService<DatabaseConnections>().Owner);
        Assert.Equal(
            "retention-over",
            await owner.Scalar<string>("select data ->> 'because' from consortium.mt_events where type = 'erasure.asked'", Ct));
    }

    [Fact]
    public async Task Removes_the_reasons_of_votes_and_the_lines_of_the_register_in_their_own_time()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var world = await World.Begin(service.Address, await service.AnOperator());
        var members = await world.Admit("Acme", "Borealis", "Corvid", "Dunmore");
        var match = await world.OnePair(members[0], members[1]);
        await members[2].Member.Post($"/api/v1/ballots/{await world.BringBeforeCommittee(match)}/votes", new { vote = "against", reason = "Deux fois le même métier." }).Is(HttpStatusCode.OK);
        await members[0].Hr.Get($"/api/v1/participants/{match.Mentor}/export").Is(HttpStatusCode.OK);
        var daily = ActivatorUtilities.CreateInstance<EraseWhatIsDue>(service.Services);
        var now = service.Clock.GetUtcNow();

        service.Clock.PassTo(now.AddMonths(RetentionSchedule.Of(RetentionClass.VoteReasons).Months).AddDays(-1));
        var before = await daily.Run(Ct);
        service.Clock.PassTo(now.AddMonths(RetentionSchedule.Of(RetentionClass.VoteReasons).Months).AddDays(1));
        var after = await daily.Run(Ct);

        Assert.Equal(((0, 0), (1, 1)), ((before.VoteReasons, before.RegisterLines), (after.VoteReasons, after.RegisterLines)));
    }

    [Fact]
    public async Task Says_to_everybody_how_long_what_is_kept()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var world = await World.Begin(service.Address, await service.AnOperator());
        var acme = await world.Admit("Acme");

        var periods = (await acme.Hr.Get("/api/v1/retention/schedule").Is(HttpStatusCode.OK)).GetProperty("periods").EnumerateArray().ToList();

        Assert.Equal(12, periods.Single(period => period.Text("class") is "unmatched-profile").GetProperty("months").GetInt32());
        Assert.All(periods, period => Assert.NotEqual(period.GetProperty("source").Text("french"), period.GetProperty("source").Text("english")));
    }

    /// <summary>A caller after years have passed: the tokens of before are over.</summary>
    private static async Task<Caller> Anew(Service service, Role role, Guid? company = null) => await (await service.AnOperator()).Gives(service, role, company);

    private static Guid Person(JsonElement row) => row.GetProperty("person").GetGuid();

    private static IEnumerable<string> Reasons(IReadOnlyList<JsonElement> holds) =>
        holds.Select(hold => hold.GetProperty("reason")).Where(reason => reason.ValueKind is JsonValueKind.String).Select(reason => reason.GetString()!);
}
