using System.Net;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>Two people have the same thing open, and the other was quicker.</summary>
public sealed class ActingAtTheSameTime(AConsortium consortium, ABrowser browser) : IClassFixture<AConsortium>
{
    private const string Words = "Both work in shifts, and on the same machines.";

    private World World => consortium.World;

    [Fact]
    public async Task A_coordinator_who_was_too_late_sees_how_the_match_stands_now_and_keeps_the_words_for_the_voters()
    {
        var match = await Consented();
        var colleague = await World.AnotherCoordinator();
        using var slow = new PageVisitor(consortium.Service.Address, consortium.Coordinator);
        using var quick = new PageVisitor(consortium.Service.Address, colleague);
        await slow.Open($"/queue?match={match.Id}");
        await quick.Open($"/queue?match={match.Id}");
        await quick.Press("1 Bring before the committee", ("Reason", "From the other coordinator."));
        await consortium.Service.CaughtUp();

        await slow.Press("1 Bring before the committee", ("Reason", Words));

        Assert.True(slow.Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed);
        Assert.Contains("This was not done", slow.Text, StringComparison.Ordinal);
        Assert.Contains(Words, slow.Text, StringComparison.Ordinal);
        Assert.Contains("before the committee", slow.Page.QuerySelector("article .tag")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_browser_the_focus_goes_to_what_stood_in_the_way()
    {
        var match = await Consented();
        var page = await browser.Open(consortium.Service, consortium.Coordinator, new BrowserLook());
        await page.GotoAsync($"/queue?match={match.Id}");
        await page.GetByLabel("Why it is proposed").FillAsync(Words);
        await consortium.Coordinator.Post($"/api/v1/matches/{match.Id}/ballot", new { }).Is(HttpStatusCode.Created);
        await consortium.Service.CaughtUp();

        await page.Locator("body").ClickAsync(new() { Position = new() { X = 1, Y = 1 } });
        await page.Keyboard.PressAsync("1");

        await page.GetByRole(Microsoft.Playwright.AriaRole.Alert).GetByText(Words).WaitForAsync();
        Assert.Equal("alert", await page.EvaluateAsync<string>("document.activeElement.getAttribute('role')"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_of_human_resources_consent_at_once_and_the_second_is_told_that_it_is_done()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await World.Propose(match).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();
        using var first = new PageVisitor(consortium.Service.Address, consortium.Acme.Hr);
        using var second = new PageVisitor(consortium.Service.Address, consortium.Acme.Hr);
        await first.Open("/consents");
        await second.Open("/consents");

        await first.Press("1 Consent");
        await second.Press("1 Consent");

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.DoesNotContain("This was not done", second.Text, StringComparison.Ordinal);
        await World.Consent(match);
        await World.IsIn(match, "consented");
    }

    private async Task<QueuedMatch> Consented()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await World.Propose(match).Is(HttpStatusCode.OK);
        await World.Consent(match);
        await consortium.Service.CaughtUp();
        return match;
    }
}
