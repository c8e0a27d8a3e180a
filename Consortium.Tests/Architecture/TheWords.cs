using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Consortium.Api;
using Consortium.Api.Events;
using Consortium.Tests.Support;

namespace Consortium.Tests.Architecture;

/// <summary>Every string of the pages exists in both languages, and no page holds one of its own.</summary>
public sealed partial class TheWords
{
    private static readonly IReadOnlyList<string> Books =
        [.. typeof(Hosting).Assembly.GetManifestResourceNames().Where(name => name.EndsWith("Words.resources", StringComparison.Ordinal)).Select(name => name[..^".resources".Length])];

    private static readonly IReadOnlyList<FileInfo> Pages =
        [.. new DirectoryInfo(Path.Combine(Checkout.Root, "Consortium.Api")).EnumerateFiles("*.cshtml", SearchOption.AllDirectories)];

    [Fact]
    public void Are_in_French_what_they_are_in_English()
    {
        Assert.NotEmpty(Books);
        foreach (var book in Books)
        {
            var (english, french) = (Of(book, CultureInfo.InvariantCulture), Of(book, CultureInfo.GetCultureInfo("fr")));
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), french.Keys.Order(StringComparer.Ordinal));
            Assert.DoesNotContain(english.Concat(french), word => string.IsNullOrWhiteSpace(word.Value));
            Assert.All(english, word => Assert.Equal(Places(word.Value), Places(french[word.Key])));
        }
    }

    [Fact]
    public void Are_written_as_French_is()
    {
        foreach (var word in Books.SelectMany(book => Of(book, CultureInfo.GetCultureInfo("fr"))))
        {
            Assert.DoesNotMatch(StraightQuotes(), word.Value);
            Assert.DoesNotMatch(MarkWithoutSpace(), word.Value);
        }
    }

    [Fact]
    public void Stand_in_a_book_wherever_a_page_asks_for_one()
    {
        foreach (var page in Pages)
        {
            var text = File.ReadAllText(page.FullName);
            var own = Injected().Match(text) is { Success: true } injected ? Of(injected.Groups[1].Value, CultureInfo.InvariantCulture) : [];
            var shared = Of("Consortium.Api.Pages.PageWords", CultureInfo.InvariantCulture);
            Assert.All(Asked().Matches(text), asked => Assert.True(
                (asked.Groups[1].Value is "Shared" ? shared : own).ContainsKey(asked.Groups[2].Value), $"{page.Name} asks for {asked.Value}."));
        }
    }

    [Fact]
    public void Say_what_each_event_is_that_a_decision_can_show()
    {
        var said = Of("Consortium.Api.Decisions.EventWords", CultureInfo.InvariantCulture);
        var shown = ConsortiumNames.All.Kinds.Where(kind => kind.Name is "agreement_version" or "ballot" or "competitor_exclusion" or "delivery"
            or "exclusion_waiver" or "match" or "partner_company" or "policy");
        Assert.Equal(shown.SelectMany(kind => kind.Events).Select(e => e.Name).Order(StringComparer.Ordinal), said.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Are_not_written_into_a_page()
    {
        foreach (var page in Pages)
        {
            var markup = Code().Replace(File.ReadAllText(page.FullName), " ");
            var literals = Between().Matches(markup).Select(match => match.Groups[1].Value.Trim()).Where(text => Letters().IsMatch(text) && text is not "Consortium");
            Assert.True(!literals.Any(), $"{page.Name} holds: {string.Join(" | ", literals)}");
        }
    }

    private static Dictionary<string, string> Of(string book, CultureInfo language)
    {
        using var set = new ResourceManager(book, typeof(Hosting).Assembly).GetResourceSet(language, createIfNotExists: true, tryParents: false)
            ?? throw new InvalidOperationException($"{book} is not there in {language.Name}.");
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(word => (string)word.Key, word => (string)word.Value!);
    }

    /// <summary>What a sentence leaves open: {0}, {1}.</summary>
    private static IEnumerable<string> Places(string sentence) => Open().Matches(sentence).Select(place => place.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Open();

    [GeneratedRegex("[\"“”]|\\w'\\w")]
    private static partial Regex StraightQuotes();

    /// <summary>A mark that may be parted from its word at the end of a line.</summary>
    [GeneratedRegex(@"[^\u00a0\u202f][;?!»](?!\w)|[^\u00a0\u202f]:(\s|$)|«[^\u00a0\u202f]")]
    private static partial Regex MarkWithoutSpace();

    [GeneratedRegex(@"IStringLocalizer<(Consortium[\w.]+)>")]
    private static partial Regex Injected();

    [GeneratedRegex("(Shared|Word)\\[\"([^\"{]+)\"")]
    private static partial Regex Asked();

    /// <summary>What is not markup: directives, blocks of code, expressions, comments, and the tags themselves with their attributes.</summary>
    [GeneratedRegex(@"^\s*@(?:page|model|using|inject|namespace|addTagHelper).*$|@\*.*?\*@|^\s*@?(?:if|else|foreach|for|switch|var|string|case)\b.*$|@\{[\s\S]*?^\}", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![=-])>([^<>@{}]*[A-Za-zÀ-ÿ]{2,}[^<>@{}]*)<")]
    private static partial Regex Between();

    [GeneratedRegex("[A-Za-zÀ-ÿ]{2,}")]
    private static partial Regex Letters();
}
