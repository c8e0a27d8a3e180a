using Consortium.Domain.Agreements;

namespace Consortium.Tests.Agreements;

public class ComparingTexts
{
    [Fact]
    public void Words_are_told_apart_inside_a_paragraph_that_stayed_recognisable() => Assert.Equal(
        "The [-mentor-]{+mentee+} keeps what is said confidential.",
        Written("The mentor keeps what is said confidential.", "The mentee keeps what is said confidential."));

    [Fact]
    public void A_paragraph_in_place_of_another_is_told_whole() => Assert.Equal(
        "[-One two three.-]\n{+Quatre cinq six sept.+}", Written("One two three.", "Quatre cinq six sept."));

    [Fact]
    public void Paragraphs_come_and_go_between_others() => Assert.Equal(
        "One.\n[-Two.-]\nThree.\n{+Four.+}", Written("One.\n\nTwo.\nThree.", "One.\r\nThree.\r\n\r\n  Four.  "));

    [Fact]
    public void The_same_text_has_no_change() => Assert.Equal("Un.\nDeux.", Written("Un.\nDeux.", "\nUn.\n\nDeux.\n"));

    [Fact]
    public void Every_comparison_gives_both_texts_back()
    {
        var draw = new Random(17);
        string[] words = ["conduct", "rule", "mentor", "l'entente", "𝒳", "é", ",", "."];
        for (var round = 0; round < 2_000; round++)
        {
            var before = Text(draw, words);
            var after = draw.Next(3) == 0 ? Text(draw, words) : Edited(draw, before, words);

            var compared = TextComparison.Of(before, after);

            Assert.Equal(Paragraphs(before), Side(compared, Change.Removed));
            Assert.Equal(Paragraphs(after), Side(compared, Change.Added));
        }
    }

    [Fact]
    public void Texts_of_any_length_that_have_nothing_in_common_are_compared_at_once()
    {
        var before = string.Join('\n', Enumerable.Range(0, 100_000).Select(line => (char)('a' + (line % 26))));
        var after = string.Join(' ', Enumerable.Range(0, 60_000));
        var others = string.Join(' ', Enumerable.Range(0, 60_000).Select(word => word * 2));

        // Without a bound on the search this takes minutes.
        foreach (var (old, @new) in new[] { (before, after), (after, others) })
        {
            var compared = TextComparison.Of(old, @new);
            Assert.Equal(Paragraphs(old), Side(compared, Change.Removed));
            Assert.Equal(Paragraphs(@new), Side(compared, Change.Added));
        }
    }

    private static string Written(string before, string after) => string.Join('\n', TextComparison.Of(before, after).Select(paragraph =>
        string.Concat(paragraph.Runs.Select(run => run.Change switch
        {
            Change.Added => $"{{+{run.Words}+}}",
            Change.Removed => $"[-{run.Words}-]",
            _ => run.Words,
        }))));

    private static string[] Paragraphs(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Side(IEnumerable<ComparedParagraph> compared, Change only) =>
        from paragraph in compared
        let side = string.Concat(paragraph.Runs.Where(run => run.Change is Change.Kept || run.Change == only).Select(run => run.Words))
        where side.Length > 0
        select side;

    private static string Text(Random draw, string[] words) =>
        string.Join('\n', Enumerable.Range(0, draw.Next(6)).Select(_ => string.Join(' ', Enumerable.Range(0, draw.Next(8)).Select(_ => words[draw.Next(words.Length)]))));

    private static string Edited(Random draw, string text, string[] words) => string.Join(' ', text.Split(' ').SelectMany(word => draw.Next(6) switch
    {
        0 => (string[])[],
        1 => [word, words[draw.Next(words.Length)]],
        2 => [words[draw.Next(words.Length)] + "\n"],
        _ => [word],
    }));
}
