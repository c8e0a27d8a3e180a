using Consortium.Api.Security;
using Consortium.Tests.Security;
using Consortium.Tests.Support;
using Deque.AxeCore.Playwright;

namespace Consortium.Tests.Pages;

/// <summary>WCAG 2.2 AA as far as a machine can tell, on every page as each of its roles sees it.</summary>
public sealed class BeingAccessible(Neighbours world, ABrowser browser) : IClassFixture<Neighbours>
{
    private static readonly bool Every = Environment.GetEnvironmentVariable("CONSORTIUM_EVERY_LOOK") is not null;

    /// <summary>The suite takes the two hardest looks, one as the first and one as the last role of a page; <c>CONSORTIUM_EVERY_LOOK=1</c> all of both.</summary>
    private static readonly IReadOnlyList<BrowserLook> Looks = !Every
        ? [new("en-CA", Dark: false, Width: 320), new("fr-CA", Dark: true, Width: 320)]
        : [.. from language in (string[])["en-CA", "fr-CA"] from dark in (bool[])[false, true] from width in (int[])[320, 1280] select new BrowserLook(language, dark, width)];

    [Fact]
    public async Task Is_noticed_when_it_is_lost()
    {
        var page = await browser.Open(world.Service, world.Acme.As(Role.CommitteeMember, world.Staff), new BrowserLook());
        await page.GotoAsync("/ballots");
        await page.EvaluateAsync("document.querySelector('main').innerHTML = '<img src=/icon.svg><button></button><h1>Loud</h1>'");

        var found = await page.RunAxe();

        Assert.Superset((HashSet<string>)["image-alt", "button-name"], found.Violations.Select(rule => rule.Id).ToHashSet());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Breaks_no_rule_on_any_page_in_either_language_light_or_dark_and_scrolls_one_way_only()
    {
        var wrong = new List<string>();
        foreach (var look in Looks)
        {
            foreach (var role in Enum.GetValues<Role>().Except([Role.CompanyReceiver]))
            {
                var page = await browser.Open(world.Service, world.Acme.As(role, world.Staff), look);
                foreach (var open in new ServicePages(world.Service).All.Where(open => IsFor(role, open, look)))
                {
                    await page.GotoAsync(open.At(name => world.Shared.TryGetValue(name, out var shared) ? shared : world.Acme.Owns[name]));
                    var found = await page.RunAxe();
                    wrong.AddRange(found.Violations.Select(rule => $"{open} as {role} ({look}): {rule.Id} at {string.Join(" ", rule.Nodes.Select(node => node.Target))}"));
                    if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                        wrong.Add($"{open} as {role} ({look}): wider than the screen");
                }

                await page.Context.CloseAsync();
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static bool IsFor(Role role, ServicePages.ServicePage page, BrowserLook look) =>
        page.Row.May.Where(access => access.Role is not Role.CompanyReceiver).Select(access => access.Role).ToList() is { Count: > 0 } roles
        && (Every ? roles.Contains(role) : role == (look.Dark ? roles[^1] : roles[0]));
}
