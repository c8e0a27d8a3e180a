using System.Net;
using Consortium.Api.Database;
using Consortium.Tests.Support;

namespace Consortium.Tests.Agreements;

[Trait("Rule", "A-08")]
public sealed class AcknowledgingTheAgreement(AConsortium consortium) : IClassFixture<AConsortium>
{
    private static readonly (string Name, string Value) OwnPage = ("Sec-Fetch-Site", "same-origin");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_without_a_sign_in_reads_it_in_their_language_and_confirms_once()
    {
        var person = await consortium.Acme.Offers(await consortium.World.OpenCohort(), "Aurélie", "Tremblay");
        var link = await OffersLink(person);

        var page = await Open(link, "fr");
        var first = await Confirm(link, "French");
        var second = await Confirm(link, "French");

        Assert.Contains("Entente de confidentialité.", page, StringComparison.Ordinal);
        Assert.Contains("danger grave", page, StringComparison.Ordinal);
        Assert.Contains("Personne ne se sert de ce programme pour solliciter", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Gone), (first.StatusCode, second.StatusCode));
        var item = await ItemOf(person);
        Assert.Equal(("link", "french"), (item.Text("source"), item.Text("language")));
    }

    [Fact]
    public async Task Looking_uses_nothing_up_and_an_invented_link_is_answered_like_a_used_one()
    {
        var link = await OffersLink(await consortium.Acme.Offers(await consortium.World.OpenCohort(), "Berthe", "Lavoie"));
        await Open(link, "en");
        await Open(link, "en");
        await Confirm(link, "English");

        var used = await consortium.Service.Nobody().Get(link.AbsolutePath);
        var invented = await consortium.Service.Nobody().Get("/acknowledgement/nobody-made-this");

        Assert.Equal(HttpStatusCode.Gone, used.StatusCode);
        Assert.Equal(await used.Content.ReadAsStringAsync(Ct), await invented.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Another_site_confirms_nothing()
    {
        var link = await OffersLink(await consortium.Acme.Offers(await consortium.World.OpenCohort(), "Claire", "Gagnon"));

        await consortium.Service.Nobody().Send(HttpMethod.Post, link.AbsolutePath, null, ("Sec-Fetch-Site", "cross-site")).IsProblem(403, "access.cross-site");
    }

    [Fact]
    public async Task Human_resources_record_a_paper_with_its_day_and_see_who_is_outstanding()
    {
        var cohort = await consortium.World.OpenCohort();
        var (onPaper, outstanding) = (await consortium.Acme.Offers(cohort, "Denis", "Roy"), await consortium.Acme.Offers(cohort, "Élise", "Caron"));
        var paper = new { agreement = consortium.World.Agreement, language = "english", on = "2026-01-15" };

        await consortium.Acme.Hr.Post($"/api/v1/participants/{onPaper}/acknowledgements", paper).Is(HttpStatusCode.OK);
        await consortium.Acme.Hr.Post($"/api/v1/participants/{onPaper}/acknowledgements", paper).Is(HttpStatusCode.OK);
        await consortium.Acme.Hr.Post($"/api/v1/participants/{outstanding}/acknowledgements", paper with { on = "2999-01-01" })
            .IsProblem(409, "acknowledgement.in-the-future");

        var item = await ItemOf(onPaper);
        Assert.Equal(("paper", "2026-01-15"), (item.Text("source"), item.Text("acknowledgedOn")));
        var missing = (await consortium.Acme.Hr.Items("/api/v1/acknowledgements?outstanding=true&limit=200")).Select(one => one.Text("participant")).ToList();
        Assert.Contains(outstanding.ToString(), missing);
        Assert.DoesNotContain(onPaper.ToString(), missing);
    }

    [Fact]
    public async Task Nobody_acknowledges_for_another_companys_person()
    {
        var person = await consortium.Borealis.Offers(await consortium.World.OpenCohort(), "Fabien", "Côté");

        await consortium.Acme.Hr.Post($"/api/v1/participants/{person}/acknowledgement-links", new { }).IsProblem(404, "participant.unknown");
        await consortium.Acme.Hr
            .Post($"/api/v1/participants/{person}/acknowledgements", new { agreement = consortium.World.Agreement, language = "french", on = "2026-01-15" })
            .IsProblem(404, "participant.unknown");
    }

    [Fact]
    public async Task Who_signed_for_a_company_is_in_no_event()
    {
        await using var owner = await TestDatabase.Open(consortium.Databases.Owner);

        Assert.True(await owner.Scalar<long>("select count(*) from consortium.mt_events where type = 'partner-company.agreement-signed'", Ct) > 0);
        Assert.Equal(0L, await owner.Scalar<long>("select count(*) from consortium.mt_events where data::text like '%Dominique%'", Ct));
    }

    private async Task<Uri> OffersLink(Guid person) =>
        new((await consortium.Acme.Hr.Post($"/api/v1/participants/{person}/acknowledgement-links", new { }).Is(HttpStatusCode.OK)).Text("link"));

    private async Task<string> Open(Uri link, string language) =>
        await (await consortium.Service.Nobody().Get(link.AbsolutePath, ("Accept-Language", language))).Content.ReadAsStringAsync(Ct);

    private Task<HttpResponseMessage> Confirm(Uri link, string language) =>
        consortium.Service.Nobody().Send(HttpMethod.Post, $"{link.AbsolutePath}?language={language}", null, OwnPage);

    private async Task<System.Text.Json.JsonElement> ItemOf(Guid person)
    {
        await consortium.Service.CaughtUp();
        return (await consortium.Acme.Hr.Items("/api/v1/acknowledgements?outstanding=false&limit=200")).Single(one => one.Text("participant") == person.ToString());
    }
}
