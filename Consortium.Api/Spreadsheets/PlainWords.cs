using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Consortium.Api.Spreadsheets;

/// <summary>Words as people mean them, however they are typed.</summary>
internal static class PlainWords
{
    /// <summary>Lower case, without accents, with single spaces, and with the apostrophe of a keyboard.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().Replace('’', '\'').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
                continue;
            var space = char.IsWhiteSpace(letter) || letter is '_' or '\u00A0' or '\u202F';
            if (!space)
                plain.Append(char.ToLowerInvariant(letter));
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString();
    }

    /// <summary>What each of many words means, by the plain word.</summary>
    public static FrozenDictionary<string, string> Meaning(params IEnumerable<(string Means, string[] Words)> entries) =>
        entries.SelectMany(entry => entry.Words.Select(word => (Of(word), entry.Means))).Distinct()
            .ToFrozenDictionary(pair => pair.Item1, pair => pair.Means);
}
