using Consortium.Api.Security;
using Consortium.Tests.Support;
using Microsoft.Playwright;

namespace Consortium.Tests.Pages;

/// <summary>One match from the queue until its mission begins, everybody at their own pages.</summary>
public sealed class FromTheQueueToAMission(AConsortium consortium, ABrowser browser) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact]
    public Task Everybody_does_their_part_with_scripts_off() => Story(new BrowserLook(Scripts: false), Click);

    [Fact]
    public Task Everybody_does_their_part_by_keyboard_alone_with_no_shortcut() => Story(new BrowserLook(), (page, what) => new AKeyboard(page).Presses(what));

    private async Task Story(BrowserLook look, Func<IPage, string, Task> press)
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await consortium.Service.CaughtUp();

        await Do(consortium.Coordinator, $"/queue?cohort={match.Cohort}", "Proposed to both home companies", "1 Propose");
        foreach (var company in (Company[])[consortium.Acme, consortium.Borealis])
            await Do(company.Hr, "/", "Your company consented", "1 Consent");
        await Do(consortium.Coordinator, $"/queue?cohort={match.Cohort}", "The committee can vote now", "1 Bring before the committee");
        foreach (var member in World.VotersOn(match).Concat(World.HomesOf(match)))
            await Do(member.Member, "/", "vote for was recorded", "A match", "1 For");
        await World.IsIn(match, "awaiting-participants");
        await consortium.Service.CaughtUp();
        foreach (var (company, person) in World.SidesOf(match))
            await Do(await Participant(company, person), "/", "You accepted", "1 I accept");

        await World.IsIn(match, "active");

        async Task Do(Caller who, string at, string said, params IReadOnlyList<string> presses)
        {
            var page = await browser.Open(consortium.Service, who, look);
            await page.GotoAsync(at);
            foreach (var one in presses)
                await press(page, one);
            await page.GetByText(said).First.WaitForAsync();
            await page.Context.CloseAsync();
            await consortium.Service.CaughtUp();
        }
    }

    private static Task Click(IPage page, string what) => page.Locator("main button, main a").Filter(new() { HasText = what }).First.ClickAsync();

    private async Task<Caller> Participant(Company company, Guid person) =>
        consortium.Service.As((await World.Operator.IssuesToken(Role.Participant, company.Id, person)).Text("token"));
}
