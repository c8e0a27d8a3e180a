using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Registering;

public sealed class SendingAFile(AConsortium consortium) : IClassFixture<AConsortium>
{
    private const string Header = AConsortium.Header;
    private const string Ann = "Ann;Roy;ann@acme.example;mentore;finance;fr;12;3";
    private const string Bob = "Bob;Côté;bob@acme.example;mentoré;finance;fr;2;1";

    [Fact]
    public async Task Registers_the_good_rows_and_reports_each()
    {
        var cohort = await consortium.World.OpenCohort();

        var report = await Send(cohort, Ann, "Cho;;cho@acme.example;mentor;;;;", Bob);

        Assert.Equal((2, 0, 1), Counts(report));
        Assert.Equal(["2 registered", "3 refused", "4 registered"], Rows(report));
        var problem = report.GetProperty("rows")[1].GetProperty("problems")[0];
        Assert.Equal(("family-name", "file.name"), (problem.Text("column"), problem.Text("code")));
        Assert.Equal(["Ann", "Bob"], await GivenNames(consortium.Acme.Hr, cohort));
    }

    [Fact]
    public async Task Again_under_one_key_reports_the_same_and_registers_nobody_twice()
    {
        var cohort = await consortium.World.OpenCohort();
        var first = await AConsortium.SendFile(consortium.Acme, cohort, File(Ann, Bob, Ann, "x"), "monday");

        var second = await AConsortium.SendFile(consortium.Acme, cohort, File(Ann, Bob, Ann, "x"), "monday");

        Assert.Equal(["2 registered", "3 registered", "4 already", "5 refused"], Rows(first));
        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(2, (await GivenNames(consortium.Acme.Hr, cohort)).Count);
    }

    [Fact]
    public async Task With_other_rows_under_a_key_that_has_served_is_refused()
    {
        var cohort = await consortium.World.OpenCohort();
        await AConsortium.SendFile(consortium.Acme, cohort, File(Ann), "tuesday");

        await AConsortium.PostFile(consortium.Acme, cohort, File(Bob), "tuesday").IsProblem(422, "idempotency.key-reused");
    }

    [Fact]
    public async Task Again_with_its_wrong_rows_corrected_adds_those_alone()
    {
        var cohort = await consortium.World.OpenCohort();
        await Send(cohort, Ann, "Bob;Côté;bob@acme.example;mentoré;juggling;fr;2;1");

        var corrected = await Send(cohort, Ann, Bob);

        Assert.Equal(["2 already", "3 registered"], Rows(corrected));
        Assert.Equal(["Ann", "Bob"], await GivenNames(consortium.Acme.Hr, cohort));
    }

    [Fact]
    public async Task Takes_an_address_once_per_company_and_cohort_however_it_is_written()
    {
        var (cohort, later) = (await consortium.World.OpenCohort(), await consortium.World.OpenCohort());
        await Send(cohort, Ann);

        Assert.Equal(["2 updated"], Rows(await Send(cohort, "Anna;Roy;ANN@Acme.Example;mentor;;;;")));
        Assert.Equal(["2 registered"], Rows(await Send(later, Ann)));
        Assert.Equal(["2 registered"], Rows(await AConsortium.SendFile(consortium.Borealis, cohort, File(Ann))));
    }

    [Fact]
    public async Task Changes_no_name_by_a_row_that_is_refused()
    {
        var cohort = await consortium.World.OpenCohort();
        await Send(cohort, Ann);

        Assert.Equal(["2 refused", "3 registered"], Rows(await Send(cohort, "Anna;Roi;ann@acme.example;mentee;;;;", Bob)));

        await consortium.Service.CaughtUp();
        Assert.DoesNotContain(await consortium.Acme.Hr.Items($"/api/v1/cohorts/{cohort}/participants"), person => person.Text("familyName") == "Roi");
    }

    [Fact]
    public async Task Again_with_a_changed_row_says_what_is_new_and_leaves_blanks_alone()
    {
        var cohort = await consortium.World.OpenCohort();
        await Send(cohort, Ann, Bob);

        Assert.Equal(["2 updated", "3 already"], Rows(await Send(cohort, "Ann;Roy-Côté;ann@acme.example;mentore;négociation;;;5", Bob)));

        await consortium.Service.CaughtUp();
        var ann = (await consortium.Acme.Hr.Items($"/api/v1/cohorts/{cohort}/participants")).Single(person => person.Text("givenName") == "Ann");
        Assert.Equal(("Roy-Côté", 5), (ann.Text("familyName"), ann.GetProperty("places").GetInt32()));
        Assert.Equal("negotiation", ann.GetProperty("profile").GetProperty("skills").GetProperty("value")[0].GetString());
        Assert.Equal(12, ann.GetProperty("profile").GetProperty("yearsOfExperience").GetProperty("value").GetInt32());
        Assert.Equal(["2 refused"], Rows(await Send(cohort, "Ann;Roy;ann@acme.example;mentorée;;;;")));
    }

    [Fact]
    public async Task With_many_rows_is_read_after_the_answer_and_its_report_stays()
    {
        var cohort = await consortium.World.OpenCohort();
        var rows = Enumerable.Range(0, 700).Select(row => row % 100 == 50 ? $"P{row};;p{row}@acme.example;mentor;;;;" : $"P{row};Roy;p{row}@acme.example;mentor;finance;fr;9;1").ToArray();

        var accepted = await Post(cohort, File([.. rows, rows[0]]));
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var file = accepted.Headers.Location!.ToString();
        JsonElement progress = default;
        await Eventually.Holds(async _ => (progress = await consortium.Acme.Hr.Get(file).Is(HttpStatusCode.OK)).Text("state") == "read");

        Assert.Equal(
            (701, 693, 1, 7),
            (progress.GetProperty("done").GetInt32(), progress.GetProperty("registered").GetInt32(), progress.GetProperty("already").GetInt32(), progress.GetProperty("refused").GetInt32()));
        Assert.Equal(7, (await consortium.Acme.Hr.Items($"{file}/rows?status=refused")).Count);
        var csv = await consortium.Acme.Hr.Send(HttpMethod.Get, $"{file}/rows?status=refused", null, ("Accept", "text/csv"), ("Accept-Language", "fr"));
        var lines = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(8, lines.Length);
        Assert.StartsWith("52;refusée;family-name;file.name;A-27;On attend", lines[1], StringComparison.Ordinal);
        await consortium.Borealis.Hr.Get(file).IsProblem(404, "participant-file.unknown");
        await consortium.Borealis.Hr.Get($"{file}/rows").IsProblem(404, "participant-file.unknown");
    }

    [Fact]
    public async Task With_a_companys_own_headers_is_read_by_what_it_said_they_mean()
    {
        var cohort = await consortium.World.OpenCohort();
        var words = $"/api/v1/companies/{consortium.Borealis.Id}/column-words";
        await consortium.Borealis.Hr.Send(HttpMethod.Put, words, new { words = new Dictionary<string, string> { ["Petit nom"] = "given-name", ["Volet"] = "role" } }).Is(HttpStatusCode.OK);

        var report = await AConsortium.SendFile(consortium.Borealis, cohort, "Petit nom,Nom,Courriel,Volet\nAnn,Roy,ann@borealis.example,mentore");

        Assert.Equal(["2 registered"], Rows(report));
        Assert.Equal("role", (await consortium.Borealis.Hr.Get(words).Is(HttpStatusCode.OK)).GetProperty("words").Text("volet"));
        await consortium.Borealis.Hr.Send(HttpMethod.Put, words, new { words = new Dictionary<string, string> { ["Salaire"] = "places" } }).IsProblem(422, "file.forbidden-header");
        await consortium.Borealis.Hr.Send(HttpMethod.Put, words, new { words = new Dictionary<string, string> { ["Volet"] = "hobby" } }).IsProblem(422, "file.no-such-column");
        await consortium.Acme.Hr.Get(words).IsProblem(404, "company.unknown");
    }

    [Fact]
    public async Task That_cannot_be_read_at_all_is_refused_whole()
    {
        var cohort = await consortium.World.OpenCohort();

        await Post(cohort, "").IsProblem(422, "file.empty");
        await Post(cohort, "Prénom;Courriel\nAnn;ann@acme.example").IsProblem(422, "file.columns-missing");
        var forbidden = await Post(cohort, $"{Header};Salaire\n{Ann};55000").IsProblem(422, "file.forbidden-column");

        Assert.Equal("L-13", forbidden.Text("rule"));
        Assert.Equal("9", forbidden.GetProperty("values").Text("position"));
        Assert.Empty(await GivenNames(consortium.Acme.Hr, cohort));
    }

    [Fact]
    public async Task For_a_cohort_that_does_not_exist_says_so() =>
        await Post(consortium.Acme.Id, File(Ann)).IsProblem(404, "cohort.unknown");

    private Task<JsonElement> Send(Guid cohort, params string[] rows) => AConsortium.SendFile(consortium.Acme, cohort, File(rows));

    private Task<HttpResponseMessage> Post(Guid cohort, string file) => AConsortium.PostFile(consortium.Acme, cohort, file);

    private static string File(params string[] rows) => string.Join("\r\n", [Header, .. rows]);

    private static (int, int, int) Counts(JsonElement report) =>
        (report.GetProperty("registered").GetInt32(), report.GetProperty("already").GetInt32(), report.GetProperty("refused").GetInt32());

    private static IEnumerable<string> Rows(JsonElement report) =>
        report.GetProperty("rows").EnumerateArray().Select(row => $"{row.GetProperty("line")} {row.Text("status")}");

    private async Task<IReadOnlyList<string>> GivenNames(Caller hr, Guid cohort)
    {
        await consortium.Service.CaughtUp();
        var page = await hr.Get($"/api/v1/cohorts/{cohort}/participants").Is(HttpStatusCode.OK);
        return [.. page.GetProperty("items").EnumerateArray().Select(person => person.Text("givenName")).Order(StringComparer.Ordinal)];
    }
}
