using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using static Consortium.Tests.Support.AWrittenConsortium;

namespace Consortium.Tests.Letters;

public sealed class ChoosingLetters(TestCluster cluster) : WrittenTests(cluster)
{
    [Fact]
    public async Task Once_a_day_means_one_letter_for_all_of_a_day_however_many_nodes_there_are_and_none_when_nothing_is_left()
    {
        await using var second = await Start(Written.Databases, Written.Sink.Settings);
        await World.Propose(await World.OnePair(Acme, Borealis)).Is(HttpStatusCode.OK);
        await World.Propose(await World.OnePair(Acme, Borealis)).Is(HttpStatusCode.OK);
        await Written.IsIdle();
        Assert.Empty(Written.Sink.Taken);

        ADayPasses(second);
        await Written.Has(Hr(Acme), 1);
        await Written.Has(Hr(Borealis), 1);
        ADayPasses(second);
        await Written.IsIdle();

        var letter = Assert.Single(Written.Sink.To(Hr(Acme)));
        Assert.Equal("Consortium: what concerns you today", letter.Subject);
        Assert.Contains("await your company’s consent: 2;", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_on_which_somebody_did_everything_brings_no_letter()
    {
        var match = await World.OnePair(Acme, Borealis);
        await World.Propose(match).Is(HttpStatusCode.OK);
        await Written.IsIdle();
        await Acme.Consents(match.Id).Is(HttpStatusCode.OK);

        ADayPasses();
        await Written.Has(Hr(Borealis), 1);
        await Written.IsIdle();

        Assert.Empty(Written.Sink.To(Hr(Acme)));
    }

    [Fact]
    public async Task Never_means_no_letter_and_is_ones_own_choice_alone()
    {
        var match = await World.OnePair(Acme, Borealis);
        var voters = World.VotersOn(match);
        await Chooses(voters[0].Member, "ballot", "never").Is(HttpStatusCode.OK);
        await Chooses(voters[0].Member, "ballot", "never").Is(HttpStatusCode.OK);

        await World.BringBeforeCommittee(match, Written.Service.Clock.GetUtcNow().AddDays(10));
        foreach (var voter in voters.Skip(1))
            await Written.Has(Member(voter), 1);
        await Written.IsIdle();

        Assert.Empty(Written.Sink.To(Member(voters[0])));
        Assert.Equal("never", Of(await voters[0].Member.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK), "ballot").Text("own"));
        Assert.Equal(JsonValueKind.Null, Of(await voters[1].Member.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK), "ballot").GetProperty("own").ValueKind);
    }

    [Fact]
    public async Task What_somebody_says_in_one_role_leaves_what_they_said_in_another_one()
    {
        var hr = await World.Operator.Gives(Written.Service, Role.CompanyHr, Acme.Id, Acme.MemberId);
        await Chooses(Acme.Member, "ballot", "never").Is(HttpStatusCode.OK);
        await Chooses(hr, "consent", "never").Is(HttpStatusCode.OK);

        Assert.Equal("never", Of(await Acme.Member.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK), "ballot").Text("own"));
        Assert.Equal("never", Of(await hr.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK), "consent").Text("own"));
    }

    [Fact]
    public async Task What_a_company_says_holds_for_its_human_resources_who_said_nothing_and_for_no_other_company()
    {
        var path = $"/api/v1/companies/{Acme.Id}/letter-preferences";
        var choices = new { choices = (object[])[new { occasion = "consent", pace = "at-once" }, new { occasion = "ballot", pace = "never" }] };
        await Borealis.Hr.Send(HttpMethod.Put, path, choices).IsProblem(404, "company.unknown");
        await Borealis.Hr.Get(path).IsProblem(404, "company.unknown");
        var kept = await Acme.Hr.Send(HttpMethod.Put, path, choices).Is(HttpStatusCode.OK);
        Assert.Equal("consent", Assert.Single(kept.GetProperty("choices").EnumerateArray()).Text("occasion"));

        await World.Propose(await World.OnePair(Acme, Borealis)).Is(HttpStatusCode.OK);
        await Written.Has(Hr(Acme), 1);
        await Written.IsIdle();

        Assert.Empty(Written.Sink.To(Hr(Borealis)));
        Assert.Equal("at-once", Of(await Acme.Hr.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK), "consent").Text("usual"));
        await Chooses(Acme.Hr, "consent", "never").Is(HttpStatusCode.OK);
        await World.Propose(await World.OnePair(Acme, Borealis)).Is(HttpStatusCode.OK);
        await Written.IsIdle();
        Assert.Single(Written.Sink.To(Hr(Acme)));
    }

    [Theory]
    [InlineData("en-CA", "A proposed match awaits our consent", "Your choice of letters was recorded.")]
    [InlineData("fr-CA", "Un jumelage proposé attend notre consentement", "Votre choix de lettres est enregistré.")]
    public async Task Is_done_on_a_page_that_the_account_leads_to(string language, string label, string done)
    {
        using var hr = new PageVisitor(Written.Service.Address, Acme.Hr, language);
        await hr.Open("/account");
        Assert.Contains("href=\"/letters\"", hr.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await hr.Open("/letters");
        Assert.Contains(label, hr.Text, StringComparison.Ordinal);

        await hr.Press(language is "fr-CA" ? "Enregistrer" : "Save", ("paces[Consent]", "Never"));

        Assert.Contains(done, hr.Text, StringComparison.Ordinal);
        Assert.Equal("never", Of(await Acme.Hr.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK), "consent").Text("own"));
    }

    [Fact]
    public async Task A_participant_chooses_the_language_of_every_letter_to_them_and_of_nobody_elses()
    {
        var match = await World.OnePair(Acme, Borealis);
        var person = await World.Operator.Gives(Written.Service, Role.Participant, Acme.Id, match.Mentor);
        using var mentor = new PageVisitor(Written.Service.Address, person, "fr-CA");
        await mentor.Open("/letters");
        await mentor.Press("Enregistrer", ("language", "en"));
        Assert.Equal("en", (await person.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK)).Text("language"));
        Assert.Equal(JsonValueKind.Null, (await Acme.Hr.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK)).GetProperty("language").ValueKind);
        await person.Send(HttpMethod.Put, "/api/v1/letter-preferences", new { choices = (object[])[], language = "de" }).IsProblem(400, "request.body");

        await World.Approve(match);
        using var wayIn = new PageVisitor(Written.Service.Address, caller: null, "fr-CA");
        await wayIn.Open("/sign-in");
        await wayIn.Press("Continuer", ("Address", "aurelie.tremblay@acme.example"));
        await Written.Has("aurelie.tremblay@acme.example", 2);
        await Written.Has("brandon.okafor@borealis.example", 1);

        Assert.Equal(
            ["Consortium: Your answer to a match is awaited", "Your sign-in link"],
            Written.Sink.To("aurelie.tremblay@acme.example").Select(letter => letter.Subject).Order(StringComparer.Ordinal));
        Assert.Equal("Consortium\u00a0: Votre réponse à un jumelage est attendue", Written.Sink.To("brandon.okafor@borealis.example")[0].Subject);
    }

    private void ADayPasses(params IReadOnlyList<Service> others)
    {
        var tomorrow = Written.Service.Clock.GetUtcNow().AddDays(1);
        foreach (var service in others.Append(Written.Service))
            service.Clock.PassTo(tomorrow);
    }

    private static JsonElement Of(JsonElement preferences, string occasion) =>
        preferences.GetProperty("items").EnumerateArray().Single(item => item.Text("occasion") == occasion);
}
