using System.Text.RegularExpressions;
using Consortium.Api.Security;
using Consortium.Tests.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>Each role has a guide in both languages, and each page's foot leads to the chapter on it.</summary>
public sealed partial class ReadingAGuide(Neighbours world) : IClassFixture<Neighbours>
{
    public static TheoryData<Role, string> Guides =>
        [.. from role in Enum.GetValues<Role>().Except([Role.CompanyReceiver]) from language in (string[])["en-CA", "fr-CA"] select (role, language)];

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Leads_from_each_page_of_the_menu_to_its_chapter_and_back(Role role, string language)
    {
        using var visitor = new PageVisitor(world.Service.Address, world.Acme.As(role, world.Staff), language);
        await visitor.Open("/guide");
        var guide = visitor.Page;
        var chapters = guide.QuerySelectorAll("main section").ToDictionary(section => section.Id!, section => section.QuerySelector("h2 a")!.GetAttribute("href")!);
        Assert.NotEmpty(chapters);

        foreach (var path in guide.QuerySelectorAll("header nav a").Select(link => link.GetAttribute("href")!))
        {
            await visitor.Open(path);
            var chapter = visitor.Page.QuerySelector("footer a[href^='/guide#']")!.GetAttribute("href")!.Split('#')[1];
            Assert.True(!chapters.TryGetValue(chapter, out var page) || page == path, $"The chapter {chapter} is about {page}, not {path}.");
            chapters.Remove(chapter);
        }

        Assert.Empty(chapters);
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Names_no_key_that_no_page_has(Role role, string language)
    {
        using var visitor = new PageVisitor(world.Service.Address, world.Acme.As(role, world.Staff), language);
        await visitor.Open("/guide");
        var named = visitor.Page.QuerySelectorAll("main section p").SelectMany(text => Key().Matches(PageVisitor.Plain(text))).Select(key => key.Groups[1].Value).ToHashSet();

        Assert.Subset(Markup.Value, named);
    }

    private static readonly Lazy<HashSet<string>> Markup = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "Consortium.Api"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(page => Pressed().Matches(File.ReadAllText(page))).Select(key => key.Groups["key"].Value),
    ]);

    [GeneratedRegex(@"\b(?:[Kk]ey|touche) ([a-z0-9])\b")]
    private static partial Regex Key();

    [GeneratedRegex("data-key=\"(?<key>[^\"@]+)\"|<kbd>(?<key>.)</kbd>")]
    private static partial Regex Pressed();
}
