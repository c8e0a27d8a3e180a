using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.PersonalData;

[Trait("Rule", "L-40")]
public sealed class ExportingAPerson(AConsortium consortium) : IClassFixture<AConsortium>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Company Acme => consortium.Acme;

    [Fact]
    [Trait("Rule", "L-37")]
    public async Task Gives_the_person_all_that_is_recorded_of_them()
    {
        var (cohort, id, person) = await Registered("Aurélie", "Tremblay");
        await person.Send(HttpMethod.Patch, $"/api/v1/cohorts/{cohort}/participants/{id}/profile", new { expectations = "Prendre la parole.", withheld = (string[])["years-of-experience"] }).Is(HttpStatusCode.OK);
        await Declare(cohort, id, person);
        await Acme.Hr.Post($"/api/v1/participants/{id}/acknowledgements", new { agreement = consortium.World.Agreement, language = "french", on = "2026-01-15" }).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        var export = await person.Get($"/api/v1/participants/{id}/export").Is(HttpStatusCode.OK);

        Assert.Equal("person", export.Text("for"));
        var named = export.GetProperty("person");
        Assert.Equal(
            ("Aurélie", "Tremblay", "aurelie.tremblay@acme.example", "Acme", "mentor"),
            (named.Text("givenName"), named.Text("familyName"), named.Text("email"), named.Text("companyName"), named.Text("role")));
        var skills = export.GetProperty("profile").GetProperty("skills");
        Assert.Equal(("known", "human-resources", Today), (skills.Text("state"), skills.Text("source"), skills.Text("on")));
        var years = export.GetProperty("profile").GetProperty("yearsOfExperience");
        Assert.Equal(("withheld", "participant"), (years.Text("state"), years.Text("source")));
        Assert.Equal("Prendre la parole.", Assert.Single(export.GetProperty("texts").EnumerateArray()).Text("words"));
        Assert.Equal([consortium.Borealis.Id], export.GetProperty("reserve").GetProperty("companies").EnumerateArray().Select(company => company.GetGuid()));
        Assert.Equal(consortium.Borealis.Id, Answer(export, "shares").GetProperty("companies")[0].GetProperty("company").GetGuid());
        Assert.Single(Answer(export, "close").GetProperty("people").EnumerateArray());
        var given = Assert.Single(export.GetProperty("acknowledgements").EnumerateArray());
        Assert.Equal((consortium.World.Agreement, "paper"), (given.GetProperty("agreement").GetGuid(), given.Text("source")));
        Assert.Equal("legitimate-interest", export.GetProperty("purposes").Text("matching"));
        Assert.Contains("testimonial", export.GetProperty("onConsent").EnumerateArray().Select(purpose => purpose.GetString()));
    }

    [Fact]
    [Trait("Rule", "A-16")]
    [Trait("Rule", "L-29")]
    public async Task Leaves_out_for_human_resources_what_the_person_says_in_private_and_says_so()
    {
        var (cohort, id, person) = await Registered("Béatrice", "Roy");
        await Declare(cohort, id, person);
        await person.Post($"/api/v1/cohorts/{cohort}/participants/{id}/withdrawal", new { reason = "relation" }).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        var answer = await Acme.Hr.Get($"/api/v1/participants/{id}/export");
        var text = await answer.Content.ReadAsStringAsync(Ct);
        var export = JsonElement.Parse(text);

        Assert.Equal(("human-resources", "Béatrice"), (export.Text("for"), export.GetProperty("person").Text("givenName")));
        Assert.Contains("en privé", export.GetProperty("leftOut").Text("french"), StringComparison.Ordinal);
        Assert.DoesNotContain(consortium.Borealis.Id.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("relation\"", text, StringComparison.Ordinal);
        Assert.Equal(("known", "participant"), (Answer(export, "shares").Text("state"), Answer(export, "shares").Text("source")));
        Assert.Equal("left", export.GetProperty("participation").Text("state"));
        Assert.Equal("relation", (await person.Get($"/api/v1/participants/{id}/export").Is(HttpStatusCode.OK)).GetProperty("participation").Text("withdrawalReason"));
    }

    [Fact]
    [Trait("Rule", "L-46")]
    public async Task Notes_each_export_by_human_resources_before_it_leaves_and_none_by_the_person()
    {
        var (_, id, person) = await Registered("Chantal", "Côté");
        await consortium.Service.CaughtUp();

        await Acme.Hr.Get($"/api/v1/participants/{id}/export").Is(HttpStatusCode.OK);
        await person.Get($"/api/v1/participants/{id}/export").Is(HttpStatusCode.OK);
        var export = await person.Get($"/api/v1/participants/{id}/export").Is(HttpStatusCode.OK);

        Assert.Equal(Acme.Id, Assert.Single(export.GetProperty("readBy").EnumerateArray()).GetProperty("company").GetGuid());
        Assert.Single(await Acme.Hr.Items($"/api/v1/dossier-reads?person={id}"));
    }

    [Fact]
    [Trait("Rule", "L-39")]
    public async Task Is_for_nobody_else_and_of_nobody_who_was_erased()
    {
        var (cohort, id, person) = await Registered("Denise", "Gagnon");
        var colleague = await Speaks(await Acme.Offers(cohort, "Édith", "Morin"));
        await consortium.Service.CaughtUp();

        await consortium.Borealis.Hr.Get($"/api/v1/participants/{id}/export").IsProblem(404, "participant.unknown");
        await colleague.Get($"/api/v1/participants/{id}/export").IsProblem(404, "participant.unknown");
        await consortium.Coordinator.Get($"/api/v1/participants/{id}/export").IsProblem(403, "access.role");
        Assert.Empty(await Acme.Hr.Items($"/api/v1/dossier-reads?person={id}"));

        await Acme.Hr.Post($"/api/v1/participants/{id}/erasure", null).Is(HttpStatusCode.Accepted);
        await Eventually.Holds(async _ => (await Acme.Hr.Get($"/api/v1/participants/{id}/export")).StatusCode is HttpStatusCode.NotFound);
        await person.Get($"/api/v1/participants/{id}/export").IsProblem(404, "participant.unknown");
    }

    [Fact]
    public async Task Tells_the_person_with_whom_a_match_is_once_the_committee_approved_it()
    {
        var match = await consortium.World.OnePair(Acme, consortium.Borealis);
        var person = await Speaks(match.Mentor);
        var ballot = await consortium.World.BringBeforeCommittee(match);
        await consortium.Service.CaughtUp();

        var before = await person.Get($"/api/v1/participants/{match.Mentor}/export").Is(HttpStatusCode.OK);
        foreach (var voter in consortium.World.VotersOn(match).Concat(consortium.World.HomesOf(match)))
            await voter.Votes(ballot);
        await consortium.World.IsIn(match, "awaiting-participants");
        var after = await person.Get($"/api/v1/participants/{match.Mentor}/export").Is(HttpStatusCode.OK);
        var forHr = await Acme.Hr.Get($"/api/v1/participants/{match.Mentor}/export").Is(HttpStatusCode.OK);

        var proposed = Assert.Single(before.GetProperty("matches").EnumerateArray());
        Assert.Equal(("before-committee", JsonValueKind.Null), (proposed.Text("state"), proposed.GetProperty("otherCompany").ValueKind));
        var approved = Assert.Single(after.GetProperty("matches").EnumerateArray());
        Assert.Equal(("approved", consortium.Borealis.Id), (approved.Text("outcome"), approved.GetProperty("otherCompany").GetGuid()));
        Assert.Equal(consortium.Borealis.Id, Assert.Single(forHr.GetProperty("matches").EnumerateArray()).GetProperty("otherCompany").GetGuid());
    }

    [Theory]
    [InlineData("fr", "Ce qui est consigné d'une personne", "<td>négociation</td>", "Liens déclarés")]
    [InlineData("en", "What is recorded of a person", "<td>negotiation</td>", "Declared links")]
    public async Task A_page_says_the_same_in_both_languages_and_trusts_no_name(string language, string title, string skill, string heading)
    {
        var (cohort, id, person) = await Registered("<script>", "Lavoie");
        await Declare(cohort, id, person);
        await consortium.Service.CaughtUp();

        var page = await person.Get($"/api/v1/participants/{id}/export", ("Accept", "text/html"), ("Accept-Language", language));
        var html = await page.Content.ReadAsStringAsync(Ct);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.Contains(skill, html, StringComparison.Ordinal);
        Assert.Contains(heading, html, StringComparison.Ordinal);
        Assert.Contains(consortium.Borealis.Id.ToString(), html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    private static string Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonElement Answer(JsonElement export, string question) =>
        export.GetProperty("independence").EnumerateArray().Single(answer => answer.Text("question") == question);

    private async Task<(Guid Cohort, Guid Id, Caller Person)> Registered(string givenName, string familyName)
    {
        var cohort = await consortium.World.OpenCohort();
        var id = givenName[0] is '<'
            ? (await Acme.Hr.Post(
                $"/api/v1/cohorts/{cohort}/participants",
                new { givenName, familyName, email = "lavoie@acme.example", role = "mentor", skills = (string[])["negotiation"] }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid()
            : await Acme.Offers(cohort, givenName, familyName);
        return (cohort, id, await Speaks(id));
    }

    private Task<Caller> Speaks(Guid participant) => consortium.World.Operator.Gives(consortium.Service, Role.Participant, Acme.Id, participant);

    /// <summary>The person says in private what only they may have back.</summary>
    private async Task Declare(Guid cohort, Guid id, Caller person)
    {
        await person.Send(
            HttpMethod.Put, $"/api/v1/cohorts/{cohort}/participants/{id}/reserve", new { people = (string[])["someone@elsewhere.example"], companies = (Guid[])[consortium.Borealis.Id] })
            .Is(HttpStatusCode.OK);
        await person.Send(
            HttpMethod.Put,
            $"/api/v1/cohorts/{cohort}/participants/{id}/independence",
            new { companies = new { shares = new[] { new { company = consortium.Borealis.Id } } }, people = new { close = (string[])["cousin@elsewhere.example"] } })
            .Is(HttpStatusCode.OK);
    }
}
