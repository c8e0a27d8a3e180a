using System.Net;
using System.Security.Cryptography;
using System.Text;
using Consortium.Tests.Support;

namespace Consortium.Tests.Agreements;

public sealed class AmendingTheAgreement(AConsortium consortium) : IClassFixture<AConsortium>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "A-08")]
    public async Task A_version_is_read_with_the_digests_of_the_very_texts_that_were_drafted()
    {
        var drafted = await consortium.Coordinator.Post("/api/v1/agreements", new { french = "L'entente <à lire>.", english = "The agreement." }).Is(HttpStatusCode.Created);
        await consortium.Service.CaughtUp();

        var read = await consortium.Acme.Hr.Get($"/api/v1/agreements/{drafted.Text("id")}").Is(HttpStatusCode.OK);

        Assert.Equal("draft", read.Text("state"));
        Assert.Equal("L'entente <à lire>.", read.Text("french"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(read.Text("french")))), read.Text("frenchDigest"));
        Assert.Equal(drafted.Text("englishDigest"), read.Text("englishDigest"));
        Assert.Equal("legitimate-interest", read.GetProperty("terms").GetProperty("purposes").Text("matching"));
    }

    [Fact]
    public async Task A_draft_changes_until_it_is_published()
    {
        var id = (await consortium.Coordinator.Post("/api/v1/agreements", new { french = "Un", english = "One" }).Is(HttpStatusCode.Created)).Text("id");
        var path = $"/api/v1/agreements/{id}";
        await consortium.Coordinator.Send(HttpMethod.Put, path, new { french = "Deux", english = "Two" }).Is(HttpStatusCode.OK);
        await consortium.Coordinator.Post($"{path}/publication", new { from = "2099-01-01" }).Is(HttpStatusCode.OK);

        await consortium.Coordinator.Send(HttpMethod.Put, path, new { french = "Trois", english = "Three" }).IsProblem(409, "agreement.text-is-fixed");
        await consortium.Service.CaughtUp();

        var read = await consortium.Acme.Hr.Get(path).Is(HttpStatusCode.OK);
        Assert.Equal("Deux", read.Text("french"));
        Assert.Equal("2099-01-01", read.Text("from"));
        Assert.Contains(
            await consortium.Acme.Hr.Items("/api/v1/agreements?limit=200"), one => one.Text("id") == id && one.Text("state") == "published");
    }

    [Fact]
    public async Task A_company_signs_ahead_and_what_is_to_come_binds_nobody_yet()
    {
        var id = (await consortium.Coordinator.Post("/api/v1/agreements", new { french = "À venir", english = "To come" }).Is(HttpStatusCode.Created)).Text("id");
        var signature = new { agreement = id, signatory = "Dominique Roy, présidente" };
        await consortium.Acme.Hr.Post($"/api/v1/companies/{consortium.Acme.Id}/agreement-signatures", signature).IsProblem(409, "agreement.not-in-force");
        await consortium.Coordinator.Post($"/api/v1/agreements/{id}/publication", new { from = "2099-01-01" }).Is(HttpStatusCode.OK);

        await consortium.Acme.Hr.Post($"/api/v1/companies/{consortium.Acme.Id}/agreement-signatures", signature).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        Assert.Equal(consortium.World.Agreement.ToString(), (await consortium.Acme.Hr.Get("/api/v1/agreements/in-force").Is(HttpStatusCode.OK)).Text("id"));
    }

    [Fact]
    [Trait("Rule", "A-14")]
    public async Task The_committee_approves_an_amendment_and_it_is_published()
    {
        var id = (await consortium.Coordinator.Post("/api/v1/agreements", new { french = "Amendée", english = "Amended" }).Is(HttpStatusCode.Created)).Text("id");
        var ballot = (await consortium.Coordinator
            .Post($"/api/v1/agreements/{id}/ballot", new { from = "2099-06-01", closesAt = TimeProvider.System.GetUtcNow().AddDays(1) })
            .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await consortium.Coordinator.Post($"/api/v1/agreements/{id}/publication", new { }).IsProblem(409, "agreement.is-before-committee");

        foreach (var company in consortium.World.Companies)
        {
            var vote = await company.Votes(ballot);
            Assert.True(vote.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"A vote was answered {vote.StatusCode}.");
        }

        await Eventually.Holds(async _ => (await consortium.Acme.Hr.Get($"/api/v1/agreements/{id}").Is(HttpStatusCode.OK)).Text("state") == "published");
        Assert.Equal("2099-06-01", (await consortium.Acme.Hr.Get($"/api/v1/agreements/{id}").Is(HttpStatusCode.OK)).Text("from"));
    }

    [Fact]
    public async Task What_changes_is_told_word_by_word_and_as_a_page_that_trusts_no_text()
    {
        var id = (await consortium.Coordinator
            .Post("/api/v1/agreements", new { french = "Entente de <b>discrétion</b>.", english = "Confidentiality agreement.\nAnd a rule." })
            .Is(HttpStatusCode.Created)).Text("id");
        await consortium.Service.CaughtUp();
        var path = $"/api/v1/agreements/{id}/comparison";

        var compared = await consortium.Acme.Hr.Get(path).Is(HttpStatusCode.OK);
        var page = await (await consortium.Acme.Hr.Get(path, ("Accept", "text/html"), ("Accept-Language", "fr"))).Content.ReadAsStringAsync(Ct);

        Assert.Equal(consortium.World.Agreement, compared.GetProperty("with").GetGuid());
        Assert.Equal(["kept", "added"], compared.GetProperty("english").EnumerateArray().Select(paragraph => paragraph.Text("change")));
        Assert.Contains("lang=\"fr\"", page, StringComparison.Ordinal);
        Assert.Contains("<ins>And a rule.</ins>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_compared_with_any_other_and_with_none_that_is_not_there()
    {
        var path = $"/api/v1/agreements/{consortium.World.Agreement}/comparison";
        var same = await consortium.Acme.Hr.Get($"{path}?with={consortium.World.Agreement}").Is(HttpStatusCode.OK);

        Assert.All(same.GetProperty("french").EnumerateArray(), paragraph => Assert.Equal("kept", paragraph.Text("change")));
        await consortium.Acme.Hr.Get($"{path}?with={consortium.Acme.Id}").IsProblem(404, "agreement.unknown");
    }
}
