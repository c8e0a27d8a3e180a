using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;
using static Consortium.Tests.Support.AWrittenConsortium;

namespace Consortium.Tests.Letters;

public sealed class ChoosingLetters(TestCluster cluster) : IAsyncLifetime
{
    private AWrittenConsortium _written = null!;

    private World World => _written.World;

    private Company Acme => World.Companies.First();

    private Company Borealis => World.Companies.ElementAt(1);

    public async ValueTask InitializeAsync() => _written = await Begin(cluster);

    public ValueTask DisposeAsync() => _written.DisposeAsync();

    [Fact]
    public async Task Once_a_day_means_one_letter_for_all_of_a_day_however_many_nodes_there_are_and_none_when_nothing_is_left()
    {
        await using var second = await Start(_written.Databases, _written.Sink.Settings);
        await World.Propose(await World.OnePair(Acme, Borealis)).Is(HttpStatusCode.OK);
        await World.Propose(await World.OnePair(Acme, Borealis)).Is(HttpStatusCode.OK);
        await _written.IsIdle();
        Assert.Empty(_written.Sink.Taken);

        ADayPasses(second);
        await _written.Has(Hr(Acme), 1);
        await _written.Has(Hr(Borealis), 1);
        ADayPasses(second);
        await _written.IsIdle();

        var letter = Assert.Single(_written.Sink.To(Hr(Acme)));
        Assert.Equal("Consortium: what concerns you today", letter.Subject);
        Assert.Contains("await your company’s consent: 2;", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_on_which_somebody_did_everything_brings_no_letter()
    {
        var match = await World.OnePair(Acme, Borealis);
        await World.Propose(match).Is(HttpStatusCode.OK);
        await _written.IsIdle();
        await Acme.Consents(match.Id).Is(HttpStatusCode.OK);

        ADayPasses();
        await _written.Has(Hr(Borealis), 1);
        await _written.IsIdle();

        Assert.Empty(_written.Sink.To(Hr(Acme)));
    }

    [Fact]
    public async Task Never_means_no_letter_and_is_ones_own_choice_alone()
    {
        var match = await World.OnePair(Acme, Borealis);
        var voters = World.VotersOn(match);
        await Chooses(voters[0].Member, "ballot", "never").Is(HttpStatusCode.OK);
        await Chooses(voters[0].Member, "ballot", "never").Is(HttpStatusCode.OK);

        await World.BringBeforeCommittee(match, _written.Service.Clock.GetUtcNow().AddDays(10));
        foreach (var voter in voters.Skip(1))
            await _written.Has(Member(voter), 1);
        await _written.IsIdle();

        Assert.Empty(_written.Sink.To(Member(voters[0])));
        Assert.Equal("never", Of(await voters[0].Member.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK), "ballot").Text("own"));
        Assert.Equal(JsonValueKind.Null, Of(await voters[1].Member.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK), "ballot").GetProperty("own").ValueKind);
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
        await _written.Has(Hr(Acme), 1);
        await _written.IsIdle();

        Assert.Empty(_written.Sink.To(Hr(Borealis)));
        Assert.Equal("at-once", Of(await Acme.Hr.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK), "consent").Text("usual"));
        await Chooses(Acme.Hr, "consent", "never").Is(HttpStatusCode.OK);
        await World.Propose(await World.OnePair(Acme, Borealis)).Is(HttpStatusCode.OK);
        await _written.IsIdle();
        Assert.Single(_written.Sink.To(Hr(Acme)));
    }

    [Theory]
    [InlineData("en-CA", "A proposed match awaits our consent", "Your choice of letters was recorded.")]
    [InlineData("fr-CA", "Un jumelage proposé attend notre consentement", "Votre choix de lettres est enregistré.")]
    public async Task Is_done_on_a_page_that_the_account_leads_to(string language, string label, string done)
    {
        using var hr = new PageVisitor(_written.Service.Address, Acme.Hr, language);
        await hr.Open("/account");
        Assert.Contains("href=\"/letters\"", hr.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await hr.Open("/letters");
        Assert.Contains(label, hr.Text, StringComparison.Ordinal);

        await hr.Press(language is "fr-CA" ? "Enregistrer" : "Save", ("paces[Consent]", "Never"));

        Assert.Contains(done, hr.Text, StringComparison.Ordinal);
        Assert.Equal("never", Of(await Acme.Hr.Get("/api/v1/letter-preferences").Is(HttpStatusCode.OK), "consent").Text("own"));
    }

    private void ADayPasses(params IReadOnlyList<Service> others)
    {
        var tomorrow = _written.Service.Clock.GetUtcNow().AddDays(1);
        foreach (var service in others.Append(_written.Service))
            service.Clock.PassTo(tomorrow);
    }

    private static JsonElement Of(JsonElement preferences, string occasion) =>
        preferences.GetProperty("items").EnumerateArray().Single(item => item.Text("occasion") == occasion);
}
