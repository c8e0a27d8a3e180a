using System.Net;
using System.Text;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Registering;

/// <summary>A coordinator sends the people of several companies in one file; human resources send their own, as before.</summary>
public sealed class SendingAFileOfSeveralCompanies(AConsortium consortium) : IClassFixture<AConsortium>
{
    private const string Header = "Entreprise;Prénom;Nom;Courriel;Rôle;Compétences";

    [Fact, Trait("Rule", "L-39")]
    public async Task Registers_each_row_for_its_company_which_alone_sees_the_names()
    {
        var cohort = await consortium.World.OpenCohort();

        var report = await Post(cohort, $"Acme;Ann;Roy;ann@acme.example;mentore;finance", $"{consortium.Borealis.Id};Bob;Roy;bob@borealis.example;mentoré;finance").Is(HttpStatusCode.OK);

        Assert.Equal(["2 registered", "3 registered"], Rows(report));
        await consortium.Service.CaughtUp();
        foreach (var (company, name) in ((Company, string)[])[(consortium.Acme, "Ann"), (consortium.Borealis, "Bob")])
        {
            var person = Assert.Single(await company.Hr.Items($"/api/v1/cohorts/{cohort}/participants"));
            Assert.Equal((name, "coordinator"), (person.Text("givenName"), person.GetProperty("profile").GetProperty(name is "Ann" ? "skills" : "needs").Text("source")));
        }

        Assert.All(await consortium.Coordinator.Items($"/api/v1/cohorts/{cohort}/participants"), person => Assert.Equal(JsonValueKind.Null, person.GetProperty("email").ValueKind));
        Assert.DoesNotContain(consortium.Service.Logged, line => line.Contains("ann@acme.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_a_row_of_a_company_that_is_not_known_and_one_of_a_company_that_has_not_signed()
    {
        var cohort = await consortium.World.OpenCohort();
        await consortium.Coordinator.Post("/api/v1/companies", new { legalName = "Unsigned" }).Is(HttpStatusCode.Created);

        var report = await Post(
            cohort, "Acne;Ann;Roy;ann@acme.example;mentore;", "Unsigned;Cho;Roy;cho@unsigned.example;mentore;", $"{cohort};Bob;Roy;bob@acme.example;mentore;").Is(HttpStatusCode.OK);

        Assert.Equal(["2 file.company", "3 participant.company-has-not-signed", "4 file.company"], Rows(report));
        Assert.Equal("company", report.GetProperty("rows")[0].GetProperty("problems")[0].Text("column"));
        await Send(cohort, "Prénom;Nom;Courriel;Rôle\nAnn;Roy;ann@acme.example;mentore").IsProblem(422, "file.columns-missing");
    }

    [Fact]
    public async Task Takes_one_address_for_two_companies_and_not_twice_for_one()
    {
        var cohort = await consortium.World.OpenCohort();

        var report = await Post(
            cohort, "Acme;Ann;Roy;ann@acme.example;mentore;", "Borealis;Ann;Roy;ann@acme.example;mentore;", "ACME;Ann;Roy;Ann@acme.example;mentore;").Is(HttpStatusCode.OK);

        Assert.Equal(["2 registered", "3 registered", "4 already"], Rows(report));
    }

    [Fact]
    public async Task Passes_over_a_company_column_that_human_resources_send()
    {
        var cohort = await consortium.World.OpenCohort();

        var report = await AConsortium.SendFile(consortium.Acme, cohort, $"{Header}\nBorealis;Ann;Roy;ann@acme.example;mentore;finance");

        Assert.Equal("Entreprise", Assert.Single(report.GetProperty("ignoredColumns").EnumerateArray()).GetString());
        await consortium.Service.CaughtUp();
        Assert.Single(await consortium.Acme.Hr.Items($"/api/v1/cohorts/{cohort}/participants"));
        Assert.Empty(await consortium.Borealis.Hr.Items($"/api/v1/cohorts/{cohort}/participants"));
    }

    [Fact]
    public async Task With_many_rows_is_read_after_the_answer_and_is_the_coordinators_alone_to_follow()
    {
        var cohort = await consortium.World.OpenCohort();
        var rows = Enumerable.Range(0, 600).Select(row => $"{(row % 2 == 0 ? "Acme" : "Borealis")};P{row};{(row == 99 ? "" : "Roy")};p{row}@members.example;mentore;finance").ToArray();

        var accepted = await Post(cohort, rows);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var file = accepted.Headers.Location!.ToString();
        JsonElement progress = default;
        await Eventually.Holds(async _ => (progress = await consortium.Coordinator.Get(file).Is(HttpStatusCode.OK)).Text("state") == "read");

        Assert.Equal((599, 1), (progress.GetProperty("registered").GetInt32(), progress.GetProperty("refused").GetInt32()));
        Assert.Equal("101 file.name", Assert.Single(Rows(await consortium.Coordinator.Get($"{file}/rows?status=refused").Is(HttpStatusCode.OK), "items")));
        await consortium.Acme.Hr.Get(file).IsProblem(404, "participant-file.unknown");
        await consortium.Service.CaughtUp();
        Assert.Equal(200, (await consortium.Borealis.Hr.Items($"/api/v1/cohorts/{cohort}/participants?limit=200")).Count);
    }

    private Task<HttpResponseMessage> Post(Guid cohort, params string[] rows) => Send(cohort, string.Join("\r\n", rows.Prepend(Header)));

    private Task<HttpResponseMessage> Send(Guid cohort, string file) =>
        consortium.Coordinator.Post($"/api/v1/cohorts/{cohort}/participants/file", new StringContent(file, Encoding.UTF8, "text/csv"));

    private static IEnumerable<string> Rows(JsonElement report, string list = "rows") => report.GetProperty(list).EnumerateArray()
        .Select(row => $"{row.GetProperty("line")} {(row.Text("status") is "refused" ? row.GetProperty("problems")[0].Text("code") : row.Text("status"))}");
}
