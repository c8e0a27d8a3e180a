using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>Human resources look after their people by page, and a participant after what is said of them.</summary>
public sealed class LookingAfterPeopleByPage(AConsortium consortium) : IClassFixture<AConsortium>, IAsyncLifetime
{
    private World World => consortium.World;

    private Company Acme => consortium.Acme;

    private Guid cohort;

    public async ValueTask InitializeAsync() => cohort = await World.OpenCohort();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Names_are_in_the_order_of_the_readers_language()
    {
        foreach (var name in (string[])["Zorn", "Éthier", "Eaton", "Fabre"])
            await Acme.Offers(cohort, "Ann", name);
        using var hr = await Hr($"/people?cohort={cohort}", "fr-CA");

        Assert.Equal(["Eaton, Ann", "Éthier, Ann", "Fabre, Ann", "Zorn, Ann"], hr.Page.QuerySelectorAll("#people td:first-child a").Select(PageVisitor.Plain));

        await hr.Press("Afficher", ("name", "ethier"));
        Assert.Equal(["Éthier, Ann"], hr.Page.QuerySelectorAll("#people td:first-child a").Select(PageVisitor.Plain));
    }

    [Fact]
    public async Task Somebody_registered_by_hand_is_told_what_was_wrong_and_keeps_what_was_right()
    {
        using var hr = await Hr($"/people/new?cohort={cohort}");

        await hr.Press("Register", ("As", "mentor"), ("GivenName", "Ann"), ("FamilyName", "Roy"), ("Email", "nowhere"));
        Assert.Equal(HttpStatusCode.BadRequest, hr.Status);
        var email = hr.Page.QuerySelector<IHtmlInputElement>("#email")!;
        Assert.Equal(("true", "nowhere"), (email.GetAttribute("aria-invalid"), email.Value));
        await hr.Press("Register", ("Email", "ann.roy@acme.example"));

        Assert.Equal("Ann Roy", PageVisitor.Plain(hr.Page.QuerySelector("h1")!));
        Assert.Contains("The person was registered", hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_of_a_person_stands_with_who_said_it_and_a_word_that_no_list_has_is_refused_and_kept()
    {
        var person = await Acme.Nominates(cohort, "Ann", "Roy");
        using var hr = await Hr($"/people/{cohort}/{person}?say=functions");

        await hr.Press("Save", ("Terms", "juggling"));
        Assert.Equal(HttpStatusCode.Conflict, hr.Status);
        Assert.Equal("juggling", hr.Page.QuerySelector<IHtmlInputElement>("[name=Terms][type=checkbox]")!.Value);
        await hr.Open($"/people/{cohort}/{person}?say=functions");
        await hr.Press("Not disclosed");

        Assert.Equal("Functions withheld human resources,", Row(hr, "Functions")[..35]);
    }

    [Fact]
    public async Task Each_act_on_a_person_is_done_where_they_are_shown()
    {
        var person = await Acme.Nominates(cohort, "Ann", "Roy");
        using var hr = await Hr($"/people/{cohort}/{person}");

        await hr.Press("Confirm that the company sponsors them", ("From", "2026-01-15"));
        Assert.Contains("The sponsorship was recorded", hr.Text, StringComparison.Ordinal);
        await hr.Press("Record the paper", ("From", "2026-01-15"));
        Assert.Contains("The signed paper was recorded", hr.Text, StringComparison.Ordinal);
        await hr.Press("No proposals for a time");
        Assert.Contains("Takes no proposals at present", hr.Text, StringComparison.Ordinal);
        await hr.Press("Available again");
        await hr.Press("Withdraw this person");

        Assert.Contains("no longer takes part", hr.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(hr.Page.QuerySelectorAll("button"), button => PageVisitor.Plain(button) is "Withdraw this person");
    }

    [Fact]
    public async Task A_link_to_the_agreement_is_shown_once_however_often_its_form_is_sent()
    {
        var person = await Acme.Offers(cohort, "Ann", "Roy");
        using var hr = await Hr($"/people/{cohort}/{person}");
        var make = hr.Page.QuerySelectorAll<IHtmlButtonElement>("button").Single(button => PageVisitor.Plain(button) is "Make a link");

        await hr.Submit(make);
        Assert.Contains("/acknowledgement/", hr.Text, StringComparison.Ordinal);
        await hr.Submit(make);

        Assert.DoesNotContain("/acknowledgement/", hr.Text, StringComparison.Ordinal);
        Assert.Contains("shown once only", hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_participant_declares_link_by_link_and_one_that_is_announced_and_not_named_leaves_the_question_open()
    {
        using var mentor = await Participant(await Acme.Offers(cohort, "Ann", "Roy"));
        Assert.Contains("answered, holds until", mentor.Text, StringComparison.Ordinal);
        (string, string)[] none = [.. mentor.Page.QuerySelectorAll<IHtmlInputElement>("input[name^=answer-]").Select(answer => answer.Name!).Distinct().Select(name => (name, "none"))];

        await mentor.Press("Declare", [.. none.Where(answer => answer.Item1 is not "answer-close"), ("answer-close", "links")]);
        Assert.Contains("still open", mentor.Text, StringComparison.Ordinal);
        await mentor.Press("Declare", [.. none.Where(answer => answer.Item1 is not "answer-close"), ("answer-close", "links"), ("links-close", "sister@home.example")]);

        Assert.Contains("answered, holds until", mentor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sister@home.example", await Html(mentor), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "C-16")]
    public async Task A_participant_ticks_other_companies_in_a_list_of_the_members()
    {
        await consortium.Service.CaughtUp();
        using var mentor = await Participant(await Acme.Offers(cohort, "Ann", "Roy"));
        var boxes = Boxes();
        Assert.Equal(["Borealis", "Corvid"], boxes.Select(box => PageVisitor.Plain(box.ParentElement!)));

        await mentor.Submit(boxes[0].Form!.QuerySelector<IHtmlButtonElement>("button")!, ("companies", consortium.Borealis.Id.ToString()));

        Assert.Contains("Now: people 0, companies 1.", mentor.Text, StringComparison.Ordinal);
        Assert.Equal([true, false], Boxes().Select(box => box.IsChecked));

        IReadOnlyList<IHtmlInputElement> Boxes() => [.. mentor.Page.QuerySelectorAll<IHtmlInputElement>("input[name=companies]")];
    }

    [Fact]
    public async Task A_mentee_applies_of_their_own_free_will_and_human_resources_read_why()
    {
        var person = await Acme.Nominates(cohort, "Ann", "Roy");
        using var mentee = await Participant(person);

        await mentee.Press("Apply", ("Text", "To learn to negotiate."));
        Assert.Equal(HttpStatusCode.Conflict, mentee.Status);
        Assert.Equal("To learn to negotiate.", mentee.Page.QuerySelector<IHtmlTextAreaElement>("#motivation")!.Value);
        await mentee.Press("Apply", ("voluntary", "true"));
        Assert.Contains("Your application was recorded", mentee.Text, StringComparison.Ordinal);

        using var hr = await Hr($"/people/{cohort}/{person}");
        Assert.Contains("To learn to negotiate.", hr.Text, StringComparison.Ordinal);
    }

    private static string Row(PageVisitor page, string attribute) =>
        page.Page.QuerySelectorAll("#profile tr").Select(PageVisitor.Plain).Single(row => row.StartsWith(attribute, StringComparison.Ordinal));

    private static async Task<string> Html(PageVisitor page) => (await page.Open(page.At.PathAndQuery)).DocumentElement.OuterHtml;

    private async Task<PageVisitor> Hr(string path, string language = "en-CA")
    {
        await consortium.Service.CaughtUp();
        var hr = new PageVisitor(consortium.Service.Address, Acme.Hr, language);
        await hr.Open(path);
        return hr;
    }

    private async Task<PageVisitor> Participant(Guid person)
    {
        await consortium.Service.CaughtUp();
        var token = (await World.Operator.IssuesToken(Role.Participant, Acme.Id, person)).Text("token");
        var visitor = new PageVisitor(consortium.Service.Address, consortium.Service.As(token));
        await visitor.Open("/mine");
        return visitor;
    }
}
