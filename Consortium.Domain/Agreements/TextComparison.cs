using System.Collections.Immutable;

namespace Consortium.Domain.Agreements;

/// <summary>
/// What changed between two texts, for people to read: paragraph by paragraph, and within a paragraph that stayed recognisable,
/// word by word. Put together, kept and removed words are the text before, kept and added ones the text after; blank lines and
/// the space around a paragraph do not count.
/// </summary>
public static class TextComparison
{
    /// <summary>The paragraphs of both texts in reading order.</summary>
    public static ImmutableArray<ComparedParagraph> Of(string before, string after)
    {
        var compared = ImmutableArray.CreateBuilder<ComparedParagraph>();
        List<string> removed = [], added = [];
        foreach (var (change, paragraph) in EditScript.Between(Paragraphs(before), Paragraphs(after)))
        {
            if (change is Change.Removed)
                removed.Add(paragraph);
            else if (change is Change.Added)
                added.Add(paragraph);
            else
            {
                Replaced();
                compared.Add(Whole(Change.Kept, paragraph));
            }
        }

        Replaced();
        return compared.ToImmutable();

        void Replaced()
        {
            compared.AddRange(removed.Zip(added).SelectMany(pair => Rewritten(pair.First, pair.Second)));
            compared.AddRange(removed.Skip(added.Count).Select(paragraph => Whole(Change.Removed, paragraph)));
            compared.AddRange(added.Skip(removed.Count).Select(paragraph => Whole(Change.Added, paragraph)));
            removed.Clear();
            added.Clear();
        }
    }

    private static IEnumerable<ComparedParagraph> Rewritten(string before, string after)
    {
        var runs = ImmutableArray.CreateBuilder<ComparedWords>();
        (Change Change, string Word)[] words = [.. EditScript.Between(Words(before), Words(after))];
        for (var from = 0; from < words.Length;)
        {
            var change = words[from].Change;
            var run = words.Skip(from).TakeWhile(word => word.Change == change).Select(word => word.Word).ToList();
            runs.Add(new ComparedWords(change, string.Concat(run)));
            from += run.Count;
        }

        // Less than a third in common reads better as one paragraph in place of another.
        var kept = runs.Where(run => run.Change is Change.Kept).Sum(run => run.Words.Length);
        return 3 * kept >= Math.Max(before.Length, after.Length)
            ? [new ComparedParagraph(null, runs.ToImmutable())]
            : [Whole(Change.Removed, before), Whole(Change.Added, after)];
    }

    private static ComparedParagraph Whole(Change change, string paragraph) => new(change, [new ComparedWords(change, paragraph)]);

    private static string[] Paragraphs(string text) =>
        text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Words, the spaces between them and each sign by itself, so that put together they are the text again.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var from = 0; from < text.Length;)
        {
            var until = from + 1;
            while (until < text.Length && KindOf(text[from]) is var kind and not Sign && KindOf(text[until]) == kind)
                until++;
            words.Add(text[from..until]);
            from = until;
        }

        return words;
    }

    private const int Space = 0, Letter = 1, Sign = 2;

    // Halves of surrogate pairs count as letters, so that no pair is torn apart.
    private static int KindOf(char character) =>
        char.IsWhiteSpace(character) ? Space : char.IsPunctuation(character) || char.IsSymbol(character) ? Sign : Letter;
}

/// <summary>What became of a paragraph or of words.</summary>
public enum Change
{
    /// <summary>In both texts.</summary>
    Kept,

    /// <summary>Only in the later text.</summary>
    Added,

    /// <summary>Only in the earlier text.</summary>
    Removed,
}

/// <summary>A paragraph of one text or of both.</summary>
/// <param name="Change">What became of it as a whole; null when words inside it changed.</param>
/// <param name="Runs">Its words, in runs of one change each.</param>
public sealed record ComparedParagraph(Change? Change, ImmutableArray<ComparedWords> Runs);

/// <summary>Words that follow one another and share one fate.</summary>
public sealed record ComparedWords(Change Change, string Words);
