using System.Text.RegularExpressions;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;

namespace Consortium.Tests.Acts;

[Trait("Rule", "A-109")]
public partial class TheTaxonomy
{
    public static TheoryData<string> Lists => ["skills", "functions", "situations", "contexts"];

    [Fact]
    public void Holds_enough_words_for_a_consortium_of_many_trades()
    {
        Assert.InRange(Taxonomy.Skills.All.Count, 250, int.MaxValue);
        Assert.InRange(Taxonomy.Functions.All.Count, 40, int.MaxValue);
    }

    [Fact, Trait("Rule", "A-112")]
    public void Names_the_great_projects_and_constraints_of_industry() =>
        Assert.Subset(
            Taxonomy.Contexts.All.Select(term => term.Code).ToHashSet(),
            (HashSet<string>)["erp-project", "mes-project", "gpao-project", "tight-deadlines", "heterogeneous-teams"]);

    [Theory, MemberData(nameof(Lists))]
    public void Says_each_word_once_in_each_language(string list)
    {
        Assert.Distinct(Terms(list).Select(term => term.Code));
        Assert.Distinct(Terms(list).Select(term => PlainWords.Of(term.French)));
        Assert.Distinct(Terms(list).Select(term => PlainWords.Of(term.English)));
        Assert.Distinct(Named(list).Groups.Select(group => group.Code));
        Assert.Distinct(Named(list).Groups.Select(group => group.French));
        Assert.Distinct(Named(list).Groups.Select(group => group.English));
    }

    /// <summary>A cell of a file may hold a code or a word of either language: whatever it holds must mean one term.</summary>
    [Theory, MemberData(nameof(Lists))]
    public void Lets_no_word_of_one_term_mean_another(string list)
    {
        var meant = Terms(list).SelectMany(term => new[] { term.Code, term.French, term.English }.Select(word => (Word: PlainWords.Of(word), term.Code)));

        Assert.DoesNotContain(meant.Distinct().GroupBy(pair => pair.Word), same => same.Count() > 1);
    }

    [Theory, MemberData(nameof(Lists))]
    public void Is_whole_in_both_languages_and_coded_in_kebab_case(string list)
    {
        IEnumerable<(string Code, string French, string English)> words =
        [
            .. Terms(list).Select(term => (term.Code, term.French, term.English)),
            .. Named(list).Groups.Select(group => (group.Code, group.French, group.English)),
        ];
        Assert.All(words, word =>
        {
            Assert.Matches(Kebab(), word.Code);
            Assert.All([word.French, word.English], label =>
            {
                Assert.InRange(label.Length, 3, 60);
                Assert.Equal(label.Trim(), label);
                Assert.DoesNotContain("  ", label, StringComparison.Ordinal);
            });
        });
        Assert.All(Terms(list), term => Assert.True(
            char.IsLower(term.French[0]) || term.French[0] == 'É', $"{term.Code} begins with a capital in French."));
        Assert.All(Named(list).Groups, group => Assert.InRange(group.Terms.Count, 3, 25));
    }

    [Fact]
    public void Finds_a_term_by_its_code() =>
        Assert.True(Taxonomy.Skills.Holds("negotiation") && !Taxonomy.Skills.Holds("alchemy") && !Taxonomy.Skills.Holds("Negotiation"));

    private static IReadOnlyList<Term> Terms(string list) => Named(list).All;

    private static TermList Named(string list) => list switch
    {
        "skills" => Taxonomy.Skills,
        "functions" => Taxonomy.Functions,
        "situations" => Taxonomy.Situations,
        _ => Taxonomy.Contexts,
    };

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();
}
