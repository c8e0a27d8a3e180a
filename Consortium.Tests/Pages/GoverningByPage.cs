using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>Admissions, seats, ballots and versions of the agreement, in a browser without scripts.</summary>
public sealed class GoverningByPage(TestCluster cluster) : IAsyncLifetime
{
    private Service service = null!;
    private World world = null!;
    private IReadOnlyList<Company> companies = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        service = await Service.Start(await cluster.Create(Ct));
        world = await World.Begin(service.Address, await service.AnOperator());
        companies = await world.Admit("Acme", "Borealis", "Cedar", "Dune");
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_candidate_is_taken_up_compared_checked_and_brought_before_the_committee()
    {
        await service.CaughtUp();
        using var coordinator = new PageVisitor(service.Address, world.Coordinator);
        await coordinator.Open("/committee");
        await coordinator.Submit(Row(coordinator, "Dune").QuerySelectorAll("button").OfType<IHtmlButtonElement>().Single(button => PageVisitor.Plain(button) == "Make chair"));
        Assert.Contains("The chair was appointed.", coordinator.Text, StringComparison.Ordinal);

        await coordinator.Open("/admissions");
        await coordinator.Press("Take up an application", ("LegalName", "Ferme du Lac"), ("Sectors", "54"), ("Territories", "CA"), ("Markets", "21 CA"));
        Assert.Contains("Ferme du Lac", coordinator.Text, StringComparison.Ordinal);
        using var hr = new PageVisitor(service.Address, companies[0].Hr);
        await hr.Open("/admissions");
        await hr.Press("We compete", ("Reason", "The same customers."));
        Assert.Contains("Your answer was recorded.", hr.Text, StringComparison.Ordinal);

        await coordinator.Open("/admissions");
        Assert.Contains("Acme competes nothing yet", coordinator.Text, StringComparison.Ordinal);
        await coordinator.Press("Record the check", ("apart", "true"), ("Reason", "Compared one by one."));
        Assert.Contains("It competes with Acme and is proposed all the same", coordinator.Text, StringComparison.Ordinal);
        await coordinator.Press("Bring before the committee");
        Assert.Contains("before the committee", coordinator.Text, StringComparison.Ordinal);

        using var member = new PageVisitor(service.Address, companies[2].Member);
        await member.Open("/admissions");
        Assert.DoesNotContain("Acme", member.Text, StringComparison.Ordinal);
        await member.Follow("To the ballot");
        Assert.Contains("Candidate Ferme du Lac", member.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Who has not voted yet", member.Text, StringComparison.Ordinal);
        using var chair = new PageVisitor(service.Address, companies[3].Member);
        await chair.Open(member.At.PathAndQuery);
        Assert.Contains("Who has not voted yet", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Cedar", chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vacant_seat_is_seen_first_and_given_to_whom_the_company_sent()
    {
        await world.Coordinator.Delete($"/api/v1/committee/seats/{companies[1].Id}").Is(HttpStatusCode.OK);
        await service.CaughtUp();
        using var coordinator = new PageVisitor(service.Address, world.Coordinator, "fr-CA");
        await coordinator.Open("/committee");
        Assert.StartsWith("Borealis", PageVisitor.Plain(coordinator.Page.QuerySelector("tbody tr")!), StringComparison.Ordinal);
        Assert.Contains("Sièges vacants : 1.", coordinator.Text, StringComparison.Ordinal);

        await coordinator.Submit(Row(coordinator, "Borealis").QuerySelectorAll("button").OfType<IHtmlButtonElement>().Single(button => PageVisitor.Plain(button) == "Donner le siège"));

        Assert.Contains("Le siège est donné.", coordinator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sièges vacants", coordinator.Text, StringComparison.Ordinal);
        using var member = new PageVisitor(service.Address, companies[1].Member);
        await member.Open("/committee");
        Assert.Contains("Seats held: 4 of 4.", member.Text, StringComparison.Ordinal);
        Assert.Empty(member.Page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task What_a_version_changes_stands_side_by_side_and_what_stays_is_folded_away()
    {
        const string Before = "One.\nWe meet every month in town.\nThree.";
        const string After = "One.\nWe meet every week in town.\nThree.\nFour.";
        await world.Adopt(new { french = "Un.", english = Before });
        var coming = (await world.Coordinator.Post("/api/v1/agreements", new { french = "Un.", english = After }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await service.CaughtUp();
        using var member = new PageVisitor(service.Address, companies[0].Member);

        await member.Open($"/agreements/{coming}/changes");

        Assert.Contains("Paragraphs added: 1; removed: 0; changed: 1.", member.Text, StringComparison.Ordinal);
        Assert.Equal(["month"], Said("del"));
        Assert.Equal(["week", "Four."], Said("ins"));
        Assert.Equal(2, member.Page.QuerySelectorAll("section[lang=en] details").Length);

        string[] Said(string tag) => [.. member.Page.QuerySelectorAll($"section[lang=en] {tag}").Select(PageVisitor.Plain)];
    }

    [Fact]
    public async Task A_meeting_is_convened_held_and_minuted()
    {
        await world.Coordinator.Send(HttpMethod.Put, "/api/v1/committee/chair", new { member = companies[3].MemberId }).Is(HttpStatusCode.OK);
        await world.Coordinator.Post("/api/v1/policy/ballots", new { number = "conflict-look-back-years", value = 4 }).Is(HttpStatusCode.Created);
        await service.CaughtUp();
        using var coordinator = new PageVisitor(service.Address, world.Coordinator);
        await coordinator.Open("/meetings");
        await coordinator.Press("Convene a meeting", ("StartsAt", "2020-01-15T09:30"), ("Topics", "The spring cohort"));
        Assert.Contains("choose a time to come", coordinator.Text, StringComparison.Ordinal);

        coordinator.Page.QuerySelector<IHtmlInputElement>("[name=Ballots]")!.IsChecked = true;
        await coordinator.Press("Convene a meeting", ("StartsAt", "2041-01-15T09:30"));
        Assert.Contains("15 Jan 2041, 09:30", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("The spring cohort", coordinator.Text, StringComparison.Ordinal);
        Assert.Single(coordinator.Page.QuerySelectorAll("main ol a[href^='/ballots/']"));

        foreach (var there in coordinator.Page.QuerySelectorAll<IHtmlInputElement>("[name=Present]").Take(3))
            there.IsChecked = true;
        await coordinator.Press("Record who is there", ("reminderRead", "true"));
        Assert.Contains("It is recorded who is there.", coordinator.Text, StringComparison.Ordinal);
        await coordinator.Press("Draw up the minutes");
        Assert.Contains("A ballot of the agenda is not over", coordinator.Text, StringComparison.Ordinal);
        var ballot = Guid.Parse(coordinator.Page.QuerySelector("main ol a")!.GetAttribute("href")!.Split('/')[^1]);
        foreach (var company in companies)
            await company.Votes(ballot);
        await coordinator.Press("Draw up the minutes");

        Assert.Contains("The minutes are drawn up", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("3 present. The competition-law reminder was read.", coordinator.Text, StringComparison.Ordinal);
        using var chair = new PageVisitor(service.Address, companies[3].Member);
        await chair.Open(coordinator.At.AbsolutePath);
        await chair.Press("Approve the minutes");
        Assert.Contains("The minutes are approved.", chair.Text, StringComparison.Ordinal);
    }

    private static IElement Row(PageVisitor visitor, string company) =>
        visitor.Page.QuerySelectorAll("tbody tr").Single(row => PageVisitor.Plain(row).StartsWith(company, StringComparison.Ordinal));
}
