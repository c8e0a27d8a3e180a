using Microsoft.Playwright;

namespace Consortium.Tests.Support;

/// <summary>Somebody without a mouse: goes from stop to stop with the Tab key, and sees at each where they are.</summary>
internal sealed class AKeyboard(IPage page)
{
    private const int MostTabs = 150;

    /// <summary>What a stop is called, as a screen reader says it, and whether one sees that the focus is there.</summary>
    private const string Here =
        """
        (() => {
          const stop = document.activeElement;
          const name = stop.getAttribute('aria-label') ?? (stop.labels?.length ? stop.labels[0].innerText : stop.innerText) ?? '';
          const seen = stop === document.body || getComputedStyle(stop).outlineStyle !== 'none';
          return [name.replace(/\s+/g, ' ').trim(), seen ? 'seen' : ''];
        })()
        """;

    /// <summary>Goes on until the focus is on the field, link or button that is called so.</summary>
    public async Task Reaches(string name)
    {
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        for (var tab = 0; tab < MostTabs; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            var here = await page.EvaluateAsync<string[]>(Here);
            Assert.True(here[1].Length > 0, $"Nobody sees that the focus is on '{here[0]}'.");
            if (here[0].StartsWith(name, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"'{name}' is not among the first {MostTabs} stops of the keyboard at {page.Url}.");
    }

    public async Task Presses(string name)
    {
        await page.Locator("main").GetByText(name).Or(page.Locator($"main [aria-label^=\"{name}\"]")).Filter(new() { Visible = true }).First.WaitForAsync();
        await Reaches(name);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Writes into a field, in the place of what stands there.</summary>
    public async Task Types(string field, string text)
    {
        await Reaches(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes down a list to an entry.</summary>
    public async Task Chooses(string field, string entry)
    {
        await Reaches(field);
        for (var step = 0; step < MostTabs && await page.EvaluateAsync<string>("document.activeElement.selectedOptions[0].text") != entry; step++)
            await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(entry, await page.EvaluateAsync<string>("document.activeElement.selectedOptions[0].text"));
    }

    /// <summary>That the focus is in the page's main part, and not lost at its top.</summary>
    public async Task IsInMain() => Assert.True(await page.EvaluateAsync<bool>("document.getElementById('main').contains(document.activeElement)"), "The focus was lost.");
}
