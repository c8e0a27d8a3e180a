using System.Net;
using Consortium.Tests.Support;
using Microsoft.Playwright;

namespace Consortium.Tests.Pages;

/// <summary>A member of the committee at work: on a slate by keyboard alone, on one ballot without scripts.</summary>
public sealed class VotingByPage(TestCluster cluster, ABrowser browser) : IAsyncLifetime
{
    private Service service = null!;
    private World world = null!;
    private IReadOnlyList<Company> companies = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Company Voter => companies[2];

    public async ValueTask InitializeAsync()
    {
        service = await Service.Start(await cluster.Create(Ct));
        world = await World.Begin(service.Address, await service.AnOperator());
        companies = await world.Admit("Acme", "Borealis", "Cedar", "Dune", "Elm");
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Takes_one_item_out_of_a_slate_of_twenty_and_approves_the_others_without_a_mouse()
    {
        var slate = await ASlateOf(20);
        var page = await browser.Open(service, Voter.Member, new BrowserLook(Width: 390));

        var keyboard = new AKeyboard(page);

        await page.GotoAsync("/ballots");
        await keyboard.Presses("A slate of 20 items");
        await keyboard.Presses("Pull item 3 out");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Seen twice.");
        await keyboard.Presses("Pull out");
        await page.GetByRole(AriaRole.Status).WaitForAsync();
        await page.Keyboard.PressAsync("1");
        await page.GetByText("Your vote for was recorded").WaitForAsync();

        var papers = await Voter.Member.Items("/api/v1/ballots?limit=200");
        Assert.Equal(19, papers.Count(paper => paper.GetProperty("ballot").GetGuid() == slate && paper.GetProperty("vote").GetString() is "for"));
        var own = Assert.Single(papers, paper => paper.GetProperty("ballot").GetGuid() != slate);
        Assert.Null(own.GetProperty("vote").GetString());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Is_told_in_French_why_a_vote_came_too_late_and_keeps_what_was_typed()
    {
        var ballot = await ASlateOf(1);
        using var member = new PageVisitor(service.Address, Voter.Member, "fr-CA");
        await member.Open("/ballots");
        await member.Follow("Un jumelage");
        foreach (var other in companies.Where(company => company != Voter))
            await other.Votes(ballot);

        await member.Press("2 Contre", ("Reason", "Trop tôt."));

        Assert.Equal(HttpStatusCode.Conflict, member.Status);
        Assert.Contains("Rien n’a été fait", member.Text, StringComparison.Ordinal);
        Assert.Contains("Trop tôt.", member.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Votes_with_a_reason_without_scripts_and_changes_it_later()
    {
        await ASlateOf(1);
        using var member = new PageVisitor(service.Address, Voter.Member);
        await member.Open("/ballots");
        await member.Follow("A match");

        await member.Press("2 Against", ("Reason", "Too far from each other."));
        Assert.Contains("You voted against", member.Text, StringComparison.Ordinal);
        await member.Press("1 For");
        Assert.Contains("You voted for", member.Text, StringComparison.Ordinal);
        await member.Open("/ballots");

        Assert.Contains("Done", member.Text, StringComparison.Ordinal);
    }

    /// <summary>Matches of Acme's mentors and Borealis's mentees, before the committee in one slate, or alone in a ballot.</summary>
    private async Task<Guid> ASlateOf(int count)
    {
        var cohort = await world.OpenCohort();
        for (var person = 0; person < count; person++)
        {
            await companies[0].Offers(cohort, "Aurélie", $"Tremblay{person}");
            await companies[1].Nominates(cohort, "Brandon", $"Okafor{person}");
        }

        var pairs = await world.Pair(cohort);
        Assert.Equal(count, pairs.Count);
        foreach (var pair in pairs)
        {
            await world.Propose(pair).Is(HttpStatusCode.OK);
            await world.Consent(pair);
        }

        var ballot = count == 1
            ? await world.OpenBallot(pairs[0])
            : (await world.Coordinator.Post("/api/v1/slates", new { matches = pairs.Select(pair => pair.Id) }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await service.CaughtUp();
        return ballot;
    }
}
