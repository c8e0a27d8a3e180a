using System.Net;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Agreements;

public sealed class ReadingWhatBinds(AConsortium consortium) : IClassFixture<AConsortium>
{
    private static readonly string _digest = new('b', 64);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "A-07")]
    public async Task A_company_sees_what_binds_it_and_who_has_still_to_acknowledge()
    {
        var cohort = await consortium.World.OpenCohort();
        var (done, outstanding) = (await consortium.Acme.Offers(cohort, "Gilles", "Roy"), await consortium.Acme.Offers(cohort, "Hélène", "Caron"));
        await consortium.Acme.Hr
            .Post($"/api/v1/participants/{done}/acknowledgements", new { agreement = consortium.World.Agreement, language = "french", on = Today })
            .Is(HttpStatusCode.OK);
        await File();
        await consortium.Service.CaughtUp();

        var binding = await consortium.Acme.Hr.Get($"/api/v1/companies/{consortium.Acme.Id}/binding").Is(HttpStatusCode.OK);

        Assert.Equal(consortium.World.Agreement, binding.GetProperty("agreement").GetProperty("id").GetGuid());
        Assert.Equal("Dominique Roy, Acme", binding.GetProperty("signature").Text("signatory"));
        var filed = Assert.Single(binding.GetProperty("filed").EnumerateArray());
        Assert.False(filed.GetProperty("applied").GetBoolean());
        var missing = binding.GetProperty("outstanding").EnumerateArray().Select(one => one.GetGuid()).ToList();
        Assert.Contains(outstanding, missing);
        Assert.DoesNotContain(done, missing);
    }

    [Fact]
    public async Task A_past_day_is_told_as_it_was()
    {
        var binding = await consortium.Acme.Hr.Get($"/api/v1/companies/{consortium.Acme.Id}/binding?on=2020-01-01").Is(HttpStatusCode.OK);

        Assert.Equal("2020-01-01", binding.Text("on"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, binding.GetProperty("agreement").ValueKind);
        Assert.Empty(binding.GetProperty("outstanding").EnumerateArray());
    }

    [Theory]
    [InlineData("fr", "Ce qui nous lie", "Prises de connaissance attendues")]
    [InlineData("en", "What binds us", "Acknowledgements outstanding")]
    public async Task A_page_says_the_same_in_both_languages_and_trusts_no_name(string language, string title, string heading)
    {
        var company = await consortium.World.Admit("<script>Dahlia</script>");
        await consortium.Service.CaughtUp();

        var page = await company.Hr.Get($"/api/v1/companies/{company.Id}/binding", ("Accept", "text/html"), ("Accept-Language", language));
        var html = await page.Content.ReadAsStringAsync(Ct);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.Contains(heading, html, StringComparison.Ordinal);
        Assert.Contains("href=\"/consortium.css\"", html, StringComparison.Ordinal);
        Assert.Contains("@media print", await (await company.Hr.Get("/consortium.css")).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;Dahlia", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_companys_page_is_nobodys() =>
        await consortium.Acme.Hr.Get($"/api/v1/companies/{consortium.Borealis.Id}/binding").IsProblem(404, "company.unknown");

    [Fact]
    [Trait("Rule", "L-36")]
    [Trait("Rule", "L-37")]
    public async Task Everybody_reads_who_answers_for_data_where_to_turn_to_and_why_data_are_processed()
    {
        var arrangement = new { french = "Les entreprises répondent ensemble.", english = "The companies answer together.", contact = "droits@consortium.example", documentDigest = _digest };
        await consortium.Coordinator.Post("/api/v1/joint-controller-arrangement", arrangement).Is(HttpStatusCode.Created);

        var read = await consortium.Service.Nobody().Get("/api/v1/joint-controller-arrangement").Is(HttpStatusCode.OK);
        var page = await (await consortium.Service.Nobody().Get("/api/v1/joint-controller-arrangement", ("Accept", "text/html"), ("Accept-Language", "fr")))
            .Content.ReadAsStringAsync(Ct);

        Assert.Equal("droits@consortium.example", read.Text("contact"));
        Assert.Equal("legitimate-interest", read.GetProperty("purposes").Text("matching"));
        Assert.Contains("Les entreprises répondent ensemble.", page, StringComparison.Ordinal);
        Assert.Contains("n'importe laquelle des entreprises membres", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=row>Jumelage</th><td>intérêt légitime</td>", page, StringComparison.Ordinal);
        Assert.Contains("consentement, distinct et révocable", page, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "L-12")]
    public async Task A_breach_goes_to_the_independent_reviewer_and_to_nobody_else()
    {
        var reviewer = await consortium.World.Operator.Gives(consortium.Service, Role.IndependentReviewer);
        var concerning = await consortium.Acme.Offers(await consortium.World.OpenCohort(), "Irène", "Blais");
        var id = (await consortium.Acme.Hr
            .Post("/api/v1/breach-reports", new { kind = "solicitation", account = "On lui a écrit trois fois.", concerning })
            .Is(HttpStatusCode.Created)).Text("id");
        await consortium.Service.CaughtUp();
        var path = $"/api/v1/breach-reports/{id}";

        Assert.Equal("On lui a écrit trois fois.", (await reviewer.Get(path).Is(HttpStatusCode.OK)).Text("account"));
        await consortium.Coordinator.Get(path).IsProblem(403, "access.role");
        await consortium.Borealis.Hr.Get(path).IsProblem(404, "breach-report.unknown");
        await reviewer.Post($"{path}/closure", new { measure = "match-ended" }).IsProblem(409, "breach-report.not-taken-up");
        await reviewer.Post($"{path}/review", null).Is(HttpStatusCode.OK);
        await reviewer.Post($"{path}/closure", new { measure = "match-ended" }).IsProblem(409, "breach-report.participant-not-told");
        await reviewer.Post($"{path}/participant-told", null).Is(HttpStatusCode.OK);
        await reviewer.Post($"{path}/closure", new { measure = "dismissal" }).IsProblem(400, "request.body");
        await reviewer.Post($"{path}/closure", new { measure = "match-ended" }).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        var own = await consortium.Acme.Hr.Get(path).Is(HttpStatusCode.OK);
        Assert.Equal(("closed", "match-ended"), (own.Text("state"), own.Text("measure")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, own.GetProperty("account").ValueKind);
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private Task<System.Text.Json.JsonElement> File() => consortium.Acme.Hr
        .Post("/api/v1/filed-agreements", new { subject = "non-poaching", parties = (Guid[])[consortium.Acme.Id, consortium.Borealis.Id], digest = _digest, signedOn = "2024-05-01" })
        .Is(HttpStatusCode.Created);
}
