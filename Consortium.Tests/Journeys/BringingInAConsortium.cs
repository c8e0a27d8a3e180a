using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Journeys;

/// <summary>
/// A consortium that ran on three sheets: companies, people, pairs. Each sheet has faults, is sent again with its rows corrected, and
/// makes everything once.
/// </summary>
public sealed class BringingInAConsortium(TestCluster cluster) : IAsyncLifetime
{
    private const string Companies = "Nom légal;Code SCIAN;Territoires;CNP;Contrôlée par;Contrôlée depuis\r\n"
        + "Fonderie Saint-Maurice ltée;331511;CA-QC;73402;Aciers Boréal inc.;2024-05-01\r\n"
        + "Aciers Boréal inc.;331110;CA-QC|CA-ON;73402;;\r\n";

    private const string People = "Company,First name,Last name,Email,Role,Places,Links\n"
        + "Aciers Boréal inc.,Ann,Roy,ann@aciers.example,mentor,2,\n"
        + "Fonderie Saint-Maurice ltée,Cho,Li,cho@fonderie.example,mentor,1,none\n"
        + "Coopérative des Outardes,Eve,Côté,eve@outardes.example,mentor,1,none\n"
        + "Coopérative des Outardes,Flo,Paré,flo@outardes.example,mentee,1,none\n";

    private Service service = null!;
    private World world = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Caller Coordinator => world.Coordinator;

    private DateOnly Today => DateOnly.FromDateTime(service.Clock.GetUtcNow().UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        service = await Service.Start(await cluster.Create(Ct));
        world = await World.Begin(service.Address, await service.AnOperator());
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact, Trait("Rule", "A-27"), Trait("Rule", "L-17"), Trait("Rule", "L-18"), Trait("Rule", "C-03")]
    public async Task Makes_three_companies_six_people_and_two_running_pairs_once_however_often_the_sheets_are_sent()
    {
        var companies = await BringInCompanies();
        var hr = new Dictionary<string, Caller>();
        foreach (var (name, id) in companies)
        {
            hr[name] = await world.Operator.Gives(service, Role.CompanyHr, id);
            await hr[name].Post($"/api/v1/companies/{id}/agreement-signatures", new { agreement = world.Agreement, signatory = "Dominique Roy" }).Is(HttpStatusCode.OK);
        }

        var cohort = (await Coordinator.Post("/api/v1/cohorts", new { from = Today.AddDays(-60), until = Today.AddDays(300) }).Is(HttpStatusCode.Created))
            .GetProperty("id").GetGuid();
        var people = await BringInPeople(cohort);
        await service.CaughtUp();
        Assert.Equal(["Cho", "Dee"], await GivenNames(hr["Fonderie Saint-Maurice ltée"], cohort));
        Assert.Equal(["Eve", "Flo"], await GivenNames(hr["Coopérative des Outardes"], cohort));

        var matches = await BringInPairs(cohort);
        await service.CaughtUp();

        var queue = await Coordinator.Items($"/api/v1/match-queue?cohort={cohort}");
        Assert.Equal(matches.Order(), queue.Select(item => item.GetProperty("match").GetGuid()).Order());
        Assert.All(queue, item => Assert.Equal(("brought-in", "active", JsonValueKind.Null), (item.Text("origin"), item.Text("state"), item.GetProperty("run").ValueKind)));
        Assert.Equal(3, companies.Count);
        Assert.Equal(3, (await Coordinator.Items("/api/v1/companies?state=member")).Count);
        var standing = await Coordinator.Items($"/api/v1/cohorts/{cohort}/participants");
        Assert.Equal(people.Order(), standing.Select(person => person.GetProperty("id").GetGuid()).Order());
        Assert.Equal([0, 0, 1, 1, 1, 1], standing.Select(person => person.GetProperty("placesTaken").GetInt32()).Order());

        await IsToldAsNoDecision(matches[0], hr, cohort);
    }

    [Fact, Trait("Rule", "C-25")]
    public async Task Sent_eight_times_at_once_makes_everything_once()
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Report("/api/v1/companies/file", Companies)));
        Assert.Equal(2, sent.SelectMany(Made("company")).Distinct().Count());
        Assert.Equal(2, sent.Sum(report => report.GetProperty("registered").GetInt32()));
        Assert.Equal(14, sent.Sum(report => report.GetProperty("already").GetInt32()));
        await service.CaughtUp();
        Assert.Equal(2, (await Coordinator.Items("/api/v1/companies")).Count);

        var members = await world.Admit("Acme", "Borealis");
        var cohort = (await Coordinator.Post("/api/v1/cohorts", new { from = Today.AddDays(-60), until = Today.AddDays(300) }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await members[0].Offers(cohort, "Ann", "Roy", places: 2);
        await members[1].Nominates(cohort, "Bob", "Roy");
        var pairs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Report(
            $"/api/v1/cohorts/{cohort}/matches/file", $"mentor;mentoré;depuis\nANN.Roy@acme.example;bob.roy@borealis.example;{Day(Today)}")));

        Assert.Single(pairs.SelectMany(Made("match")).Distinct());
        Assert.Equal((1, 7), (pairs.Sum(report => report.GetProperty("registered").GetInt32()), pairs.Sum(report => report.GetProperty("already").GetInt32())));
    }

    [Fact, Trait("Rule", "L-17"), Trait("Rule", "L-32")]
    public async Task Is_over_with_the_committees_first_chair()
    {
        var founder = await world.Admit("Acme");
        await Coordinator.Send(HttpMethod.Put, "/api/v1/committee/chair", new { member = founder.MemberId }).Is(HttpStatusCode.OK);

        var report = await Report("/api/v1/companies/file", $"{Companies}ACME;;;;;");

        Assert.Equal(["2 file.controller", "3 company.founding-is-over", "4 already"], Rows(report));
    }

    private async Task<Dictionary<string, Guid>> BringInCompanies()
    {
        const string wrong = Companies + "Coopérative des Outardes;fromage;CA-QC;94;;\r\n;541;CA-QC;21;;\r\nNorthshore ltd;;;;Groupe Inconnu;\r\n";
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(wrong);

        var first = await Report("/api/v1/companies/file", latin, "companies-1");
        Assert.Equal(["2 registered", "3 registered", "4 activity.not-a-code", "5 file.name", "6 file.controller"], Rows(first));
        Assert.Equal(first.ToString(), (await Report("/api/v1/companies/file", latin, "companies-1")).ToString());

        var second = await Report("/api/v1/companies/file", $"{Companies.ToUpperInvariant()}Coopérative des Outardes;311515;CA-QC;94;;");
        Assert.Equal(["2 already", "3 already", "4 registered"], Rows(second));
        var (boreal, foundry, outardes) = (Made(first, "company", 3), Made(first, "company", 2), Made(second, "company", 4));
        Assert.Equal((boreal, foundry), (Made(second, "company", 3), Made(second, "company", 2)));

        await service.CaughtUp();
        var groups = await Coordinator.Get($"/api/v1/companies/{foundry}/groups").Is(HttpStatusCode.OK);
        Assert.Equal(boreal, groups.GetProperty("ultimateControllers")[0].GetGuid());
        var cooperative = await Coordinator.Get($"/api/v1/companies/{outardes}").Is(HttpStatusCode.OK);
        Assert.Equal(("Coopérative des Outardes", "311515"), (cooperative.Text("legalName"), cooperative.GetProperty("sectors")[0].GetString()));
        return new() { ["Aciers Boréal inc."] = boreal, ["Fonderie Saint-Maurice ltée"] = foundry, ["Coopérative des Outardes"] = outardes };
    }

    private async Task<IReadOnlyList<Guid>> BringInPeople(Guid cohort)
    {
        var path = $"/api/v1/cohorts/{cohort}/participants/file";
        var first = await Report(path, $"{People}Acier Boréal,Bob,Roy,bob@aciers.example,mentee,1,\nFonderie Saint-Maurice ltée,Dee,Li,dee@fonderie.example,chef,1,\n", "people-1");
        Assert.Equal(["2 registered", "3 registered", "4 registered", "5 registered", "6 file.company", "7 file.role"], Rows(first));

        var corrected = $"{People}Aciers Boreal Inc.,Bob,Roy,bob@aciers.example,mentee,1,\nFonderie Saint-Maurice ltée,Dee,Li,dee@fonderie.example,mentee,1,\n";
        var second = await Report(path, corrected);
        Assert.Equal(["2 already", "3 already", "4 already", "5 already", "6 registered", "7 registered"], Rows(second));
        Assert.Equal(["2 already", "3 already", "4 already", "5 already", "6 already", "7 already"], Rows(await Report(path, corrected)));
        return [.. Made("participant")(second)];
    }

    private async Task<IReadOnlyList<Guid>> BringInPairs(Guid cohort)
    {
        var (path, since) = ($"/api/v1/cohorts/{cohort}/matches/file", Day(Today.AddDays(-30)));
        var annAndFlo = $"mentor;mentoré;depuis\nann@aciers.example;flo@outardes.example;{since}\n";
        var faults = $"cho@fonderie.example;bob@aciers.example;{since}\nnobody@aciers.example;flo@outardes.example;{since}\nann@aciers.example;dee@fonderie.example;{since}\n"
            + $"flo@outardes.example;eve@outardes.example;{since}\nann@aciers.example;bob@aciers.example;{Day(Today.AddDays(1))}\n";
        var first = await Report(path, $"{annAndFlo}eve@outardes.example;dee@fonderie.example;en septembre\n{faults}", "pairs-1");
        Assert.Equal(
            ["2 registered", "3 file.day", "4 eligibility.same-group", "5 file.person", "6 eligibility.same-group", "7 eligibility.wrong-roles", "8 match.not-running-yet"],
            Rows(first));
        Assert.Equal(
            ["eligibility.independence-open", "eligibility.mentor-has-not-acknowledged", "eligibility.mentee-has-not-acknowledged"],
            first.GetProperty("rows")[0].GetProperty("stillOpen").EnumerateArray().Select(question => question.Text("code")));

        var second = await Report(path, $"{annAndFlo}eve@outardes.example;dee@fonderie.example;{since}\n");
        Assert.Equal(["2 already", "3 registered"], Rows(second));
        Assert.Equal(first.ToString(), (await Report(path, $"{annAndFlo}eve@outardes.example;dee@fonderie.example;en septembre\n{faults}", "pairs-1")).ToString());
        Assert.Equal(Made(first, "match", 2), Made(second, "match", 2));
        return [.. Made("match")(second)];
    }

    /// <summary>Both home companies see the match with its mark, and nobody was sent a decision: there was none.</summary>
    private async Task IsToldAsNoDecision(Guid match, Dictionary<string, Caller> hr, Guid cohort)
    {
        foreach (var home in (string[])["Aciers Boréal inc.", "Coopérative des Outardes"])
        {
            var own = (await hr[home].Items("/api/v1/matches")).Single(item => item.GetProperty("match").GetGuid() == match);
            Assert.Equal(("brought-in", "active", cohort), (own.Text("origin"), own.Text("state"), own.GetProperty("cohort").GetGuid()));
            var whole = await hr[home].Get($"/api/v1/matches/{match}").Is(HttpStatusCode.OK);
            Assert.Equal(("brought-in", Day(Today.AddDays(-30))), (whole.Text("origin"), whole.GetProperty("mission").Text("startsOn")));
            Assert.Equal(JsonValueKind.Null, whole.GetProperty("outcome").ValueKind);
            Assert.Empty((await hr[home].Get("/api/v1/decisions?limit=200").Is(HttpStatusCode.OK)).GetProperty("items").EnumerateArray());
        }

        Assert.Empty(await Coordinator.Items("/api/v1/deliveries"));
        await hr["Fonderie Saint-Maurice ltée"].Get($"/api/v1/matches/{match}").IsProblem(404, "match.unknown");
        Assert.DoesNotContain(service.Logged, line => line.Contains("aciers.example", StringComparison.Ordinal) || line.Contains("Boréal", StringComparison.Ordinal));
    }

    private Task<JsonElement> Report(string path, string file, string? key = null) => Report(path, Encoding.UTF8.GetBytes(file), key);

    private Task<JsonElement> Report(string path, byte[] file, string? key = null)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("text/csv");
        return Coordinator.Post(path, content, key is null ? [] : [("Idempotency-Key", key)]).Is(HttpStatusCode.OK);
    }

    private static IEnumerable<string> Rows(JsonElement report) => report.GetProperty("rows").EnumerateArray()
        .Select(row => $"{row.GetProperty("line")} {(row.Text("status") is "refused" ? row.GetProperty("problems")[0].Text("code") : row.Text("status"))}");

    private static Guid Made(JsonElement report, string what, int line) =>
        report.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("line").GetInt32() == line).GetProperty(what).GetGuid();

    private static Func<JsonElement, IEnumerable<Guid>> Made(string what) => report =>
        report.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty(what).ValueKind is not JsonValueKind.Null).Select(row => row.GetProperty(what).GetGuid());

    private static async Task<IEnumerable<string>> GivenNames(Caller hr, Guid cohort) =>
        (await hr.Items($"/api/v1/cohorts/{cohort}/participants")).Select(person => person.Text("givenName")).Order(StringComparer.Ordinal);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
