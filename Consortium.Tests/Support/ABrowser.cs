using Consortium.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ABrowser))]

namespace Consortium.Tests.Support;

/// <summary>One Chromium for the whole run, the system's own; it starts when the first test asks for a page.</summary>
public sealed class ABrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    // Without these it looks for addresses outside, which a closed machine refuses one by one.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(Start);

    /// <summary>An empty page in a profile of its own.</summary>
    /// <param name="service">Whose pages it opens.</param>
    /// <param name="caller">Who looks.</param>
    /// <param name="look">How it looks at them.</param>
    internal Task<IPage> Open(Service service, Caller? caller, BrowserLook look) => Open(service.Address, caller, look);

    internal async Task<IPage> Open(Uri address, Caller? caller, BrowserLook look)
    {
        var (_, browser) = await started.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = look.Language,
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = look.Width, Height = 900 },
            JavaScriptEnabled = look.Scripts,
            ReducedMotion = ReducedMotion.Reduce,
            ExtraHTTPHeaders = caller?.Token is { } token ? [KeyValuePair.Create("Authorization", $"Bearer {token}")] : null,
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (started is not { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            return;

        var (driver, browser) = await started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Quiet }));
    }
}

/// <param name="Language">What the browser asks for.</param>
/// <param name="Dark">Whether its reader prefers dark.</param>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Scripts">Whether scripts run.</param>
internal sealed record BrowserLook(string Language = "en-CA", bool Dark = false, int Width = 1280, bool Scripts = true)
{
    public override string ToString() => $"{Language}, {(Dark ? "dark" : "light")}, {Width} px";
}
