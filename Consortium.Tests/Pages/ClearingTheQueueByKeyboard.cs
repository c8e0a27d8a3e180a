using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>A coordinator who never touches the mouse.</summary>
public sealed class ClearingTheQueueByKeyboard(AConsortium consortium, ABrowser browser) : IClassFixture<AConsortium>
{
    private const int MostKeystrokes = 150;

    [Fact]
    public async Task Clears_fifty_matches_in_at_most_150_keystrokes()
    {
        var cohort = await consortium.World.OpenCohort();
        for (var person = 0; person < 50; person++)
        {
            await consortium.Acme.Offers(cohort, "Aurélie", $"Tremblay{person}");
            await consortium.Borealis.Nominates(cohort, "Brandon", $"Okafor{person}");
        }

        await consortium.World.Pair(cohort);
        var page = await browser.Open(consortium.Service, consortium.Coordinator, new BrowserLook());
        await page.GotoAsync($"/queue?cohort={cohort}");
        var pressed = 0;
        for (var left = 50; left > 0; left--)
        {
            await page.GetByText($"Matches in this list: {left}").WaitForAsync();
            // Most are proposed; every tenth finds nobody who suits, and says so.
            foreach (var key in left % 10 == 0 ? (string[])["3", "4"] : ["1"])
            {
                await page.Keyboard.PressAsync(key);
                pressed++;
            }
        }

        await page.GetByText("Nothing waits here").WaitForAsync();
        Assert.InRange(pressed, 50, MostKeystrokes);
        await page.Context.CloseAsync();
    }
}
