using System.Net;
using Consortium.Api;
using Consortium.Api.Companies;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Generation;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Consortium.Tests.Generation;

public sealed class GeneratingAConsortium(TestCluster cluster)
{
    private static readonly DateTimeOffset _monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Size _small = new(Companies: 24, People: 400, Matches: 120, Seed: 7);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_seed_makes_the_same_ids_names_and_facts_and_another_one_others()
    {
        var (one, same, other) = (await Made(_small), await Made(_small), await Made(_small with { Seed = 8 }));

        Assert.Equal(one.Facts, same.Facts);
        Assert.Equal(one.Names, same.Names);
        Assert.Equal(_small.People, one.Names.Count);
        Assert.Empty(one.Facts.Intersect(other.Facts));
    }

    [Fact]
    public async Task Every_list_serves_it_a_company_reads_its_own_names_alone_and_a_person_can_be_forgotten()
    {
        var databases = await cluster.Create(Ct);
        var made = await Make(databases, _small, TimeProvider.System);
        await using var service = await Service.Start(databases);
        await service.CaughtUp();
        var theOperator = await service.AnOperator();
        var coordinator = await theOperator.Gives(service, Role.Coordinator);

        Assert.Equal(new Generated(24, 400, 120), made);
        Assert.Equal(24, (await coordinator.Items("/api/v1/companies?limit=200")).Count);
        var queue = await coordinator.Items("/api/v1/match-queue?limit=200");
        Assert.Equal(
            ["active", "awaiting-company-consents", "awaiting-participants", "before-committee", "consented", "screened"],
            queue.Select(match => match.Text("state")).Distinct().Order(StringComparer.Ordinal));
        var active = queue.First(match => match.Text("state") is "active");
        var company = active.GetProperty("menteeCompany").GetGuid();
        var hr = await theOperator.Gives(service, Role.CompanyHr, company);
        var people = await hr.Items($"/api/v1/cohorts/{active.Text("cohort")}/participants?limit=200");
        Assert.All(people, person => Assert.EndsWith(".example", person.Text("email"), StringComparison.Ordinal));
        Assert.NotEmpty(await hr.Items("/api/v1/decisions?limit=200"));
        Assert.NotEmpty(await coordinator.Items("/api/v1/deliveries?limit=200"));
        Assert.NotEmpty(await coordinator.Items("/api/v1/ballots?open=true&limit=200"));

        var mentee = active.Text("mentee");
        await hr.Post($"/api/v1/participants/{mentee}/erasure", null).Is(HttpStatusCode.Accepted);

        await Eventually.Holds(async _ =>
            (await hr.Items($"/api/v1/cohorts/{active.Text("cohort")}/participants?limit=200")).All(person => person.Text("id") != mentee));
    }

    [Fact]
    public async Task The_verb_says_what_it_made_and_makes_nothing_in_a_database_that_holds_something()
    {
        var databases = await cluster.Create(Ct);
        string[] verb = ["generate", "--companies", "12", "--people", "120", "--matches", "30", "--seed", "1"];

        var said = (await TheProgram.RunOn(databases, verb)).Done();
        var again = await TheProgram.RunOn(databases, verb);

        Assert.Contains("Made 12 companies, 120 people and 30 matches from seed 1", said, StringComparison.Ordinal);
        again.NotDone("The database is not empty");
    }

    [Fact]
    public async Task Fewer_companies_than_found_a_committee_are_refused() =>
        (await TheProgram.RunOn(await cluster.Create(Ct), "generate", "--companies", "4")).NotDone("--companies: 5 at least");

    private async Task<(IReadOnlyList<string> Facts, IReadOnlyList<string> Names)> Made(Size size)
    {
        var databases = await cluster.Create(Ct);
        await Make(databases, size, new StoppedClock(_monday));
        await using var engine = NpgsqlDataSource.Create(databases.Engine);
        var facts = await Read(engine, "select stream_id || ' ' || version || ' ' || type || ' ' || data from consortium.mt_events order by stream_id, version");

        await using var services = Installed(databases, TimeProvider.System);
        var subjects = await Read(engine, "select subject::text from personal.detail order by subject");
        var names = await services.GetRequiredService<PersonalDetails>().Of([.. subjects.Select(Guid.Parse)], Ct);
        return (facts, [.. names.Select(name => $"{name.Key} {name.Value}").Order(StringComparer.Ordinal)]);
    }

    private static async Task<Generated> Make(DatabaseConnections databases, Size size, TimeProvider clock)
    {
        await using var services = Installed(databases, clock);
        var generator = new Generator(
            services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<IEventLog>(), services.GetRequiredService<RulesInForce>(), clock);
        Assert.True(await generator.IsEmpty(Ct));
        return await generator.Make(size, new Progress<(string, int, int)>(), Ct);
    }

    private static ServiceProvider Installed(DatabaseConnections databases, TimeProvider clock) =>
        new ServiceCollection().AddLogging().AddSingleton(clock).AddInstallation(databases).BuildServiceProvider();

    private static async Task<IReadOnlyList<string>> Read(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var read = new List<string>();
        while (await rows.ReadAsync(Ct))
            read.Add(rows.GetString(0));
        return read;
    }
}
