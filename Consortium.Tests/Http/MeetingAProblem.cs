using System.Net;
using System.Text;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Http;

public sealed class MeetingAProblem(ARunningService running) : IClassFixture<ARunningService>
{
    private const string Canary = "canary-d41d8cd98f";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", $"/api/v1/{Canary}", 404, "request.nothing-here")]
    [InlineData("GET", $"/{Canary}?q={Canary}", 404, "request.nothing-here")]
    [InlineData("DELETE", $"/api/v1/tokens/{Canary}", 404, "request.nothing-here")]
    [InlineData("PATCH", "/api/v1/tokens", 405, "request.method")]
    [InlineData("GET", $"/problems/{Canary}", 404, "request.nothing-here")]
    public async Task On_the_way_says_what_it_is_and_repeats_nothing(string method, string path, int status, string code)
    {
        var answer = running.Operator.Send(HttpMethod.Parse(method), path, null);

        await answer.IsProblem(status, code);
        Assert.DoesNotContain(Canary, await (await answer).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_content_type_or_the_size_says_so()
    {
        await running.Operator.Post("/api/v1/tokens", new StringContent("role=auditor", Encoding.UTF8, "application/x-www-form-urlencoded"))
            .IsProblem(415, "request.media-type");
        await running.Operator.Post("/api/v1/tokens", $$"""{"role":"{{new string('x', 6 * 1024 * 1024)}}"}""", ("Expect", "100-continue")).IsProblem(413, "request.too-large");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{", "")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("""{"role":"auditor","role":"operator"}""", "")]
    [InlineData("{}", "/role")]
    [InlineData("""{"role":null}""", "/role")]
    [InlineData("""{"role":"king"}""", "/role")]
    [InlineData("""{"role":3}""", "/role")]
    [InlineData("""{"role":"auditor","shoe":44}""", "/shoe")]
    [InlineData("""{"role":"auditor","days":"ninety"}""", "/days")]
    [InlineData("""{"role":"auditor","days":1.5}""", "/days")]
    [InlineData("""{"role":"auditor","company":"acme"}""", "/company")]
    [InlineData("""{"role":"auditor","<script>alert(1)</script>":1}""", "")]
    [InlineData("""{"company":"acme","days":[]}""", "/company /days /role")]
    public async Task In_the_body_is_told_with_its_place(string body, string pointers)
    {
        var answer = running.Operator.Post("/api/v1/tokens", body);

        var problem = await answer.IsProblem(400, "request.body");
        Assert.Equal(pointers, string.Join(' ', problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("pointer"))));
        Assert.All(problem.GetProperty("errors").EnumerateArray(), error => Assert.NotEqual(error.Text("fr"), error.Text("en")));
        Assert.DoesNotContain("script", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/cohorts?limit=201", "limit")]
    [InlineData($"/api/v1/cohorts?limit={Canary}", "limit")]
    [InlineData($"/api/v1/cohorts?after={Canary}", "after")]
    public async Task In_a_parameter_of_the_address_names_it(string path, string parameter)
    {
        var problem = await running.Operator.Get(path).IsProblem(400, "request.parameter");

        Assert.Equal(parameter, problem.GetProperty("values").Text("parameter"));
        Assert.DoesNotContain(Canary, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_made_of_a_field_that_may_be_absent()
    {
        var coordinator = await running.Operator.Gives(running.Service, Role.Coordinator);
        var cohort = await coordinator.Post("/api/v1/cohorts", new { from = "2026-11-01", until = "2027-05-31" }).Is(HttpStatusCode.Created);

        await coordinator.Post($"/api/v1/cohorts/{cohort.Text("id")}/matching-runs", "{}").Is(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task In_a_field_that_is_too_long_is_told_with_its_place()
    {
        var coordinator = await running.Operator.Gives(running.Service, Role.Coordinator);

        var problem = await coordinator.Post("/api/v1/companies", new { legalName = new string('a', 201) }).IsProblem(400, "request.body");

        Assert.Equal("/legalName", problem.GetProperty("errors")[0].Text("pointer"));
        Assert.Contains("1 to 200", problem.GetProperty("errors")[0].Text("en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr-CA,fr;q=0.9,en;q=0.8", "fr")]
    [InlineData("de,en;q=0.5", "en")]
    [InlineData("de", "en")]
    public async Task Speaks_the_callers_language_and_shows_the_other(string accepted, string spoken)
    {
        var problem = await running.Service.Nobody().Get("/api/v1/me", ("Accept-Language", accepted)).IsProblem(401, "access.sign-in");

        Assert.Equal(problem.Text(spoken), problem.Text("detail"));
    }

    [Fact]
    public async Task Of_any_kind_is_explained_at_the_address_of_its_type()
    {
        var nobody = running.Service.Nobody();
        foreach (var problem in ProblemCatalogue.All.Values)
        {
            var explained = await nobody.Get($"/problems/{problem.Code}").Is(HttpStatusCode.OK);
            Assert.Equal((problem.French, problem.English), (explained.Text("fr"), explained.Text("en")));
        }

        var page = await nobody.Get("/problems/stream.moved", ("Accept", "text/html"), ("Accept-Language", "fr"));
        Assert.Contains("<html lang=\"fr\">", await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Contains("stream.moved", ProblemCatalogue.All.Keys);
        Assert.Contains("company.unknown", ProblemCatalogue.All.Keys);
    }

    [Fact]
    public async Task Carries_the_headers_that_every_answer_carries()
    {
        var answer = await running.Service.Nobody().Get("/api/v1/me");

        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }
}
