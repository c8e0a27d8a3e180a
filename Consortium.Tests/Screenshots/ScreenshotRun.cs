using System.Globalization;
using Consortium.Tests.Support;
using Microsoft.Playwright;

namespace Consortium.Tests.Screenshots;

/// <summary>
/// Takes a picture of every page of a running demonstration, as each of its visitors sees it: what the menu leads to and, from there,
/// the first page of each kind one step further.
/// </summary>
internal static class ScreenshotRun
{
    private static readonly IReadOnlyList<BrowserLook> Looks =
    [
        .. from language in (string[])["en-CA", "fr-CA"] from width in (int[])[1280, 360] select new BrowserLook(language, Width: width),
        new("fr-CA", Dark: true),
    ];

    /// <param name="options">The address of the demonstration and the folder for the pictures.</param>
    public static async Task<int> Start(IReadOnlyList<string> options)
    {
        if (options is not [var address, var folder])
        {
            await Console.Error.WriteLineAsync("screenshots ADDRESS FOLDER: start the demonstration with deploy/run, then name its address and a folder.");
            return 2;
        }

        await using var browser = new ABrowser();
        foreach (var look in Looks)
            await Take(browser, new Uri(address), look, Path.Combine(folder, Named(look)));
        return 0;
    }

    private static async Task Take(ABrowser browser, Uri address, BrowserLook look, string folder)
    {
        var page = await browser.Open(address, caller: null, look);
        await page.GotoAsync("/sign-in");
        await Picture(page, folder, "sign-in");
        var visitors = await page.Locator("main button").CountAsync();
        await page.Context.CloseAsync();
        for (var visitor = 0; visitor < visitors; visitor++)
        {
            page = await browser.Open(address, caller: null, look);
            await page.GotoAsync("/sign-in");
            await page.Locator("main button").Nth(visitor).ClickAsync();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var menu in await Links(page, "header nav a, .own a, footer a[href^='/guide']"))
            {
                await page.GotoAsync(menu);
                await Picture(page, folder, string.Create(CultureInfo.InvariantCulture, $"{visitor + 1}{Slug(menu)}"));
                foreach (var further in (await Links(page, "main a")).Where(link => link.StartsWith('/') && !link.StartsWith("/api", StringComparison.Ordinal) && seen.Add(Slug(link))))
                {
                    await page.GotoAsync(further);
                    await Picture(page, folder, string.Create(CultureInfo.InvariantCulture, $"{visitor + 1}{Slug(further)}"));
                }
            }

            await page.Context.CloseAsync();
        }
    }

    private static Task<string[]> Links(IPage page, string selector) =>
        page.EvaluateAsync<string[]>("selector => [...new Set([...document.querySelectorAll(selector)].map(link => link.getAttribute('href')))]", selector);

    private static Task Picture(IPage page, string folder, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });

    private static string Named(BrowserLook look) =>
        string.Create(CultureInfo.InvariantCulture, $"{look.Language}-{look.Width}{(look.Dark ? "-dark" : "")}");

    /// <summary>A page by its kind: ids and what is asked for stand for nothing.</summary>
    private static string Slug(string link) =>
        string.Concat(link.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => Guid.TryParse(part, out _) ? "-one" : $"-{part}"));
}
