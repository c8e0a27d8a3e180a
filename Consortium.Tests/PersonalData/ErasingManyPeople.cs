using System.Globalization;
using System.Net;
using System.Text;
using Consortium.Api.Database;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.PersonalData;

/// <summary>24 people as a rule; as many as CONSORTIUM_ERASED_PEOPLE says.</summary>
[Trait("Rule", "L-41")]
public sealed class ErasingManyPeople(TestCluster cluster) : IDisposable
{
    private const int Decided = 3;

    private static readonly int _people = int.Parse(Environment.GetEnvironmentVariable("CONSORTIUM_ERASED_PEOPLE") ?? "24", CultureInfo.InvariantCulture);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consortium-erased-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Older => Path.Combine(_folder.FullName, "older");

    [Fact]
    public async Task Leaves_no_word_of_them_anywhere_while_decisions_stand_and_an_older_backup_brings_nobody_back()
    {
        var databases = await cluster.Create(Ct);
        Guid cohort;
        IReadOnlyList<Guid> people;
        IReadOnlyList<QueuedMatch> decided;
        await using (var service = await Service.Start(databases, demonstration: true))
        {
            var world = await World.Begin(service.Address, await service.AnOperator());
            var members = await world.Admit("Acme", "Borealis", "Corvid", "Dunmore");
            await using var acmes = await CompanyReceiver.For(members[0]);
            await using var borealises = await CompanyReceiver.For(members[1]);
            cohort = await world.OpenCohort();
            people = [.. await Register(service, world, members[0], cohort, "mentore"), .. await Register(service, world, members[1], cohort, "mentoré")];
            decided = [.. (await world.Pair(cohort)).OrderBy(match => match.Id).Take(Decided)];
            foreach (var match in decided)
                await world.Approve(match);
            await Eventually.Holds(_ => Task.FromResult(Canary.IsIn(acmes.Kept) && Canary.IsIn(borealises.Kept) && Told(acmes) == Decided && Told(borealises) == Decided));
            await world.Coordinator.Post($"/api/v1/participants/{people[0]}/legal-hold", new { reason = $"Litige {Canary.Word}." }).Is(HttpStatusCode.OK);
            await Backup.Write(databases, Older, Ct);
            Assert.True((await Canary.Opened(databases, Ct)).Count(Canary.IsIn) >= 2 * people.Count);

            foreach (var (home, person) in people.Select((person, place) => (members[place < people.Count / 2 ? 0 : 1], person)))
                await home.Hr.Post($"/api/v1/participants/{person}/erasure", null).Is(HttpStatusCode.Accepted);
            await world.Coordinator.Delete($"/api/v1/participants/{people[0]}/legal-hold").Is(HttpStatusCode.OK);
            await Eventually.Holds(async _ => await Carried(databases) == people.Count, TimeSpan.FromMinutes(2));
            await Eventually.Holds(_ => Task.FromResult(!Canary.IsIn(acmes.Kept) && !Canary.IsIn(borealises.Kept)));
            await service.CaughtUp();

            await DecisionsStand(world, decided);
            await NothingIsLeft(databases, service, "after");
        }

        // As the verb restores.
        var erased = await ErasureLedger.Read(databases, Ct);
        Assert.Superset(people.ToHashSet(), erased.Select(one => one.Subject).ToHashSet());
        await Backup.Restore(databases, Older, replace: true, Ct);
        Assert.Contains(await Canary.Opened(databases, Ct), Canary.IsIn);
        await ErasureLedger.TakeAlong(erased, databases, Ct);
        Assert.DoesNotContain(await Canary.Opened(databases, Ct), Canary.IsIn);

        await using var restored = await Service.Start(databases);
        Assert.Equal(people.Count, await Carried(databases));
        await restored.CaughtUp();
        var coordinator = await (await restored.AnOperator()).Gives(restored, Role.Coordinator);
        foreach (var person in people)
            await coordinator.Get($"/api/v1/cohorts/{cohort}/participants/{person}").IsProblem(404, "participant.unknown");
        await NothingIsLeft(databases, restored, "restored");
    }

    [Fact]
    public void A_search_finds_a_word_as_it_is_as_the_bytes_of_a_bytea_and_in_base64_wherever_it_begins()
    {
        foreach (var before in (string[])["", "a", "ab", "abc"])
        {
            var bytes = Encoding.UTF8.GetBytes($"{before}{Canary.Word}.");
            Assert.All([$"{before}{Canary.Word}", $"\\x{Convert.ToHexStringLower(bytes)}", Convert.ToBase64String(bytes)], text => Assert.True(Canary.IsIn(text), text));
        }

        Assert.False(Canary.IsIn("canari41a"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static int Told(CompanyReceiver receiver) => receiver.Notices.Count(notice => notice["type"]!.ToString() is "consortium.decision.v1");

    /// <summary>Half of the people: by a file, with words of their own, and in which nobody finds a match for one of them.</summary>
    private static async Task<IReadOnlyList<Guid>> Register(Service service, World world, Company home, Guid cohort, string role)
    {
        var rows = Enumerable.Range(1, _people / 2).Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{Canary.Word}-{one};{Canary.Word};{Canary.Word}.{one}@{home.Name}.example;{role};négociation;fr;12;aucun"));
        await home.SendsFile(cohort, string.Join("\r\n", rows.Prepend("Prénom;Nom;Courriel;Rôle;Compétences;Langues;Années d'expérience;Liens")));
        await service.CaughtUp();
        var registered = (await home.Hr.Items($"/api/v1/cohorts/{cohort}/participants?limit=200")).Select(person => person.GetProperty("id").GetGuid()).ToList();
        foreach (var person in registered)
            await home.Hr.Send(
                HttpMethod.Patch, $"/api/v1/cohorts/{cohort}/participants/{person}/profile", new { expectations = $"Parler de {Canary.Word}." }).Is(HttpStatusCode.OK);
        return registered;
    }

    private static async Task<long> Carried(DatabaseConnections databases)
    {
        await using var owner = await TestDatabase.Open(databases.Owner);
        return await owner.Scalar<long>("select count(*) from consortium.mt_events where type = 'erasure.carried'", Ct);
    }

    private static async Task DecisionsStand(World world, IReadOnlyList<QueuedMatch> decided)
    {
        foreach (var match in decided)
        {
            var stands = await world.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK);
            Assert.Equal(("approved", match.Mentor, match.Mentee), (stands.Text("outcome"), stands.GetProperty("mentor").GetGuid(), stands.GetProperty("mentee").GetGuid()));
        }

        foreach (var home in world.HomesOf(decided[0]))
            Assert.Equal(
                decided.Select(match => match.Id).Order(),
                (await home.Feed()).Where(notice => notice.Text("type") is "consortium.decision.v1").Select(notice => notice.GetProperty("data").GetProperty("match").GetGuid()).Order());
    }

    private async Task NothingIsLeft(DatabaseConnections databases, Service service, string name)
    {
        var dump = Path.Combine(_folder.FullName, name);
        await Backup.Write(databases, dump, Ct);
        Assert.DoesNotContain(await Canary.InBackup(dump, Ct), Canary.IsIn);
        Assert.DoesNotContain(await Canary.Opened(databases, Ct), Canary.IsIn);
        Assert.DoesNotContain(service.Logged, Canary.IsIn);
        Assert.DoesNotContain(cluster.Logs(), Canary.IsIn);
        await using var owner = await TestDatabase.Open(databases.Owner);
        Assert.Equal(0L, await owner.Scalar<long>("select (select count(*) from personal.detail) + (select count(*) from personal.person)", Ct));
    }
}
