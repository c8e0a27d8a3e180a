using System.Net;
using Consortium.Api.Database;
using Consortium.Api.PersonalData;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.PersonalData;

[Trait("Rule", "L-41")]
public sealed class ForgettingAPerson(TestCluster cluster) : IDisposable
{
    private readonly string _backup = Path.Combine(Path.GetTempPath(), $"consortium-erasure-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaves_the_decision_and_takes_the_name_out_of_every_answer_until_each_company_that_had_it_says_so_too()
    {
        var databases = await cluster.Create(Ct);
        await using var service = await Service.Start(databases);
        var (world, match) = await Decided(service);
        var (acme, borealis, corvid) = (world.Of(match.MentorCompany), world.Of(match.MenteeCompany), world.Companies.Last());
        await (await world.Operator.Gives(service, Api.Security.Role.Participant, acme.Id, match.Mentor))
            .Send(HttpMethod.Put, "/api/v1/letter-preferences", new { choices = new[] { new { occasion = "answer", pace = "never" } }, language = "en" }).Is(HttpStatusCode.OK);
        var chosen = $"select (select count(*) from consortium.letter_pace where principal = '{match.Mentor}') + (select count(*) from consortium.letter_language where principal = '{match.Mentor}')";
        Assert.Equal(2L, await Ask(databases.Owner, chosen));
        var mentor = $"/api/v1/cohorts/{match.Cohort}/participants/{match.Mentor}";
        Assert.Contains("Aurélie Tremblay", (await borealis.Feed()).Single().ToString(), StringComparison.Ordinal);

        await acme.Hr.Post($"/api/v1/participants/{match.Mentor}/erasure", null).Is(HttpStatusCode.Accepted);
        await Eventually.Holds(async _ => (await Outstanding(world)).Count == 2);

        Assert.Equal(0L, await Ask(databases.Owner, chosen));
        Assert.All(
            [await DecisionIn(acme), await DecisionIn(borealis)],
            notice => Assert.DoesNotContain("Aurélie", notice.ToString(), StringComparison.Ordinal));
        Assert.Contains(match.Mentor.ToString(), (await DecisionIn(borealis)).ToString(), StringComparison.Ordinal);
        Assert.Contains("Brandon Okafor", (await DecisionIn(acme)).ToString(), StringComparison.Ordinal);
        await acme.Hr.Get(mentor).IsProblem(404, "participant.unknown");
        await service.CaughtUp();
        Assert.Equal("withdrawn", Assert.Single(await world.Queue(match.Cohort)).State);
        Assert.Equal(0, (await borealis.Hr.Get($"/api/v1/cohorts/{match.Cohort}/participants/{match.Mentee}").Is(HttpStatusCode.OK)).GetProperty("placesHeld").GetInt32());

        Assert.Equal("to-forget", Assert.Single(await borealis.Hr.Items("/api/v1/erasures")).Text("state"));
        Assert.Empty(await corvid.Hr.Items("/api/v1/erasures"));
        await corvid.Hr.Post($"/api/v1/participants/{match.Mentor}/erasure/acknowledgement", null).IsProblem(404, "erasure.unknown");
        foreach (var home in world.HomesOf(match))
            await home.Hr.Post($"/api/v1/participants/{match.Mentor}/erasure/acknowledgement", null).Is(HttpStatusCode.OK);
        await Eventually.Holds(async _ => (await Outstanding(world)).Count == 0);
    }

    [Fact, Trait("Rule", "L-46")]
    public async Task Can_tell_beforehand_which_other_company_was_told_the_name_and_by_whom_it_was_asked()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var (world, match) = await Decided(service);
        var (acme, borealis) = (world.Of(match.MentorCompany), world.Of(match.MenteeCompany));

        var reads = await acme.Hr.Items($"/api/v1/dossier-reads?person={match.Mentor}");

        Assert.NotEmpty(reads);
        Assert.All(reads, read => Assert.Equal((match.Mentor, borealis.Id), (read.GetProperty("person").GetGuid(), read.GetProperty("company").GetGuid())));
        Assert.Contains(reads, read => read.TryGetProperty("principal", out _));
        Assert.Empty(await acme.Hr.Items($"/api/v1/dossier-reads?person={match.Mentee}"));
    }

    [Fact]
    public async Task Is_asked_for_by_the_persons_own_company_or_the_coordinator_alone()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var (world, match) = await Decided(service);

        await world.Of(match.MenteeCompany).Hr.Post($"/api/v1/participants/{match.Mentor}/erasure", null).IsProblem(404, "participant.unknown");
        await world.Coordinator.Post($"/api/v1/participants/{match.Mentor}/erasure", null).Is(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Holds_when_an_older_backup_is_restored()
    {
        var databases = await cluster.Create(Ct);
        Guid cohort, person;
        await using (var service = await Service.Start(databases))
        {
            var world = await World.Begin(service.Address, await service.AnOperator());
            var acme = await world.Admit("Acme");
            cohort = await world.OpenCohort();
            person = await acme.Offers(cohort, "Aurélie", "Tremblay");
            await Backup.Write(databases, _backup, Ct);

            await acme.Hr.Post($"/api/v1/participants/{person}/erasure", null).Is(HttpStatusCode.Accepted);
            await Eventually.Holds(async _ => (await acme.Hr.Items("/api/v1/erasures")).Single().Text("state") == "forgotten");
        }

        var erased = await ErasureLedger.Read(databases, Ct);
        await Backup.Restore(databases, _backup, replace: true, Ct);
        Assert.Equal(1L, await Ask(databases.Owner, "select count(*) from personal.detail"));
        Assert.Equal(1L, await Ask(databases.Keys, $"select count(*) from subject_key where subject = '{person}'"));
        await ErasureLedger.TakeAlong(erased, databases, Ct);

        await using var restored = await Service.Start(databases);
        Assert.Equal(0L, await Ask(databases.Owner, "select count(*) from personal.detail"));
        Assert.Equal(0L, await Ask(databases.Keys, $"select count(*) from subject_key where subject = '{person}'"));
        var coordinator = await (await restored.AnOperator()).Gives(restored, Api.Security.Role.Coordinator);
        await restored.CaughtUp();
        await coordinator.Get($"/api/v1/cohorts/{cohort}/participants/{person}").IsProblem(404, "participant.unknown");
    }

    [Fact]
    public async Task Gives_nobody_a_new_key_in_the_place_of_one_that_was_destroyed()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var keys = service.Services.GetRequiredService<SubjectKeys>();
        var person = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await keys.Make(person, Ct);

        await keys.Destroy([person], Ct);
        await keys.Destroy([person], Ct);

        await keys.Make(person, Ct);
        Assert.Empty(await keys.Find([person], Ct));
        Assert.Equal([person], await keys.Erased(Ct));
    }

    [Fact]
    public async Task Answers_words_about_whoever_was_forgotten_as_words_about_nobody()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var coordinator = await (await service.AnOperator()).Gives(service, Api.Security.Role.Coordinator);
        var forgotten = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await service.Services.GetRequiredService<SubjectKeys>().Destroy([forgotten], Ct);

        await coordinator.Post($"/api/v1/companies/{forgotten}/suspension", new { reason = "…" }).IsProblem(404, "company.unknown");
    }

    [Fact]
    public async Task Sweeps_away_a_key_that_seals_nothing_once_it_is_a_day_old()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var world = await World.Begin(service.Address, await service.AnOperator());
        var acme = await world.Admit("Acme");
        var person = await acme.Offers(await world.OpenCohort(), "Aurélie", "Tremblay");
        var keys = service.Services.GetRequiredService<SubjectKeys>();
        var sweep = ActivatorUtilities.CreateInstance<SweepOrphanKeys>(service.Services);
        var orphan = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await keys.Make(orphan, Ct);

        Assert.Equal(0, await sweep.Sweep(Ct));
        service.Clock.PassTo(service.Clock.GetUtcNow().AddDays(2));
        Assert.Equal(1, await sweep.Sweep(Ct));

        Assert.Equal([person], (await keys.Find([person, orphan], Ct)).Keys);
        Assert.Empty(await keys.Erased(Ct));
    }

    public void Dispose()
    {
        if (Directory.Exists(_backup))
            Directory.Delete(_backup, recursive: true);
    }

    private static async Task<(World World, QueuedMatch Match)> Decided(Service service)
    {
        var world = await World.Begin(service.Address, await service.AnOperator());
        var members = await world.Admit("Acme", "Borealis", "Corvid", "Dunmore");
        var match = await world.OnePair(members[0], members[1]);
        var ballot = await world.BringBeforeCommittee(match);
        foreach (var voter in world.VotersOn(match))
            await voter.Votes(ballot);
        await Eventually.Holds(async _ => (await members[0].Feed()).Count == 1 && (await members[1].Feed()).Count == 1);
        return (world, match);
    }

    private static Task<IReadOnlyList<System.Text.Json.JsonElement>> Outstanding(World world) => world.Coordinator.Items("/api/v1/erasures?state=to-forget");

    private static async Task<System.Text.Json.JsonElement> DecisionIn(Company company) =>
        (await company.Feed()).Single(notice => notice.Text("type") is "consortium.decision.v1");

    private static async Task<long> Ask(string connection, string question)
    {
        await using var asked = await TestDatabase.Open(connection);
        return await asked.Scalar<long>(question, Ct);
    }
}
