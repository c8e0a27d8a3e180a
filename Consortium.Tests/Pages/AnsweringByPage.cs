using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>Companies consent and their people answer, each by their own page.</summary>
public sealed class AnsweringByPage(AConsortium consortium) : IClassFixture<AConsortium>, IAsyncLifetime
{
    private World World => consortium.World;

    private Company Acme => consortium.Acme;

    private Company Borealis => consortium.Borealis;

    private QueuedMatch match = null!;

    public async ValueTask InitializeAsync() => match = await World.OnePair(Acme, Borealis);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_company_consents_by_one_key_that_is_a_button_and_has_nothing_more_to_do()
    {
        using var hr = await Proposed();
        Assert.Contains("Aurélie Tremblay", hr.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Okafor", hr.Text, StringComparison.Ordinal);

        await hr.Press("1 Consent");

        Assert.Contains("Your company consented", hr.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is asked of you now", hr.Text, StringComparison.Ordinal);
        await Borealis.Consents(match.Id).Is(HttpStatusCode.OK);
        await World.IsIn(match, "consented");
    }

    [Fact]
    public async Task A_company_that_refuses_ends_the_match()
    {
        using var hr = await Proposed();
        await hr.Press("2 Refuse");

        Assert.Contains("Your company refused", hr.Text, StringComparison.Ordinal);
        await World.IsIn(match, "withdrawn");
    }

    [Fact]
    public async Task A_consent_that_comes_too_late_is_refused_where_it_was_given()
    {
        using var hr = await Proposed();
        await Borealis.Consents(match.Id, consents: false).Is(HttpStatusCode.OK);

        await hr.Press("1 Consent");

        Assert.Equal(HttpStatusCode.Conflict, hr.Status);
        Assert.Contains("This was not done", hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mentor_and_mentee_accept_and_the_match_begins()
    {
        await World.Approve(match);
        using var mentor = await Participant(Acme, match.Mentor);
        using var mentee = await Participant(Borealis, match.Mentee, "fr-CA");

        await mentor.Press("1 I accept");
        Assert.Contains("It begins when the other person accepts too", mentor.Text, StringComparison.Ordinal);
        await mentee.Press("1 J’accepte");

        Assert.Contains("Votre mentor·e actif", mentee.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", mentee.Text, StringComparison.Ordinal);
        await World.IsIn(match, "active");
    }

    [Fact]
    public async Task A_mentee_who_does_not_accept_says_why_to_nobody_of_either_company()
    {
        await World.Approve(match);
        using var mentee = await Participant(Borealis, match.Mentee);

        await mentee.Press("I do not accept", ("reason", "Personal"));
        Assert.Contains("no company is told why", mentee.Text, StringComparison.Ordinal);
        await World.IsIn(match, "withdrawn");

        foreach (var company in (Company[])[Acme, Borealis])
        {
            using var hr = new PageVisitor(consortium.Service.Address, company.Hr);
            await hr.Open("/consents");
            Assert.DoesNotContain("health or family", hr.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Human_resources_record_what_their_person_answered()
    {
        await World.Approve(match);
        await consortium.Service.CaughtUp();
        using var hr = new PageVisitor(consortium.Service.Address, Acme.Hr);
        await hr.Open("/consents");

        await hr.Press("They accept – Aurélie Tremblay");

        Assert.Contains("It is recorded that they accept", hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_says_in_the_profile_what_it_is_asked_and_answers()
    {
        await World.Coordinator.Post($"/api/v1/matches/{match.Id}/screening", body: null).Is(HttpStatusCode.OK);
        await World.Coordinator.Post(
            "/api/v1/information-requests",
            new { company = Acme.Id, matches = (Guid[])[match.Id], questions = (object[])[new { about = match.Mentor, what = "functions" }], words = "For December, please." })
            .Is(HttpStatusCode.Created);
        await consortium.Service.CaughtUp();
        using var hr = new PageVisitor(consortium.Service.Address, Acme.Hr);
        await hr.Open("/consents");
        Assert.Contains("For December, please.", hr.Text, StringComparison.Ordinal);

        await hr.Open(hr.Page.QuerySelectorAll<IHtmlAnchorElement>("a").Single(link => link.GetAttribute("href")!.Contains("?say=functions", StringComparison.Ordinal)).GetAttribute("href")!);
        await hr.Press("Not disclosed");
        Assert.Contains("The profile was changed", hr.Text, StringComparison.Ordinal);
        await hr.Open("/consents");
        await hr.Press("We said what we can");

        Assert.Contains("Your answer was recorded", hr.Text, StringComparison.Ordinal);
        await World.IsIn(match, "screened");
    }

    private async Task<PageVisitor> Proposed()
    {
        await World.Propose(match).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();
        var hr = new PageVisitor(consortium.Service.Address, Acme.Hr);
        await hr.Open("/consents");
        return hr;
    }

    private async Task<PageVisitor> Participant(Company company, Guid person, string language = "en-CA")
    {
        await consortium.Service.CaughtUp();
        var token = (await World.Operator.IssuesToken(Role.Participant, company.Id, person)).Text("token");
        var visitor = new PageVisitor(consortium.Service.Address, consortium.Service.As(token), language);
        await visitor.Open("/mine");
        return visitor;
    }
}
