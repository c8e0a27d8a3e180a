using System.Globalization;
using Consortium.Domain;

namespace Consortium.Api.Pages;

/// <summary>The words of the shared lists in the reader's language.</summary>
internal static class Words
{
    private static bool French => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "fr";

    /// <summary>A group of terms, or a term, by its code; the code itself where the list does not hold it any more.</summary>
    public static string Group(TermList list, string code) =>
        list.Groups.FirstOrDefault(group => group.Code == code) is { } found ? French ? found.French : found.English : Term(list, code);

    public static string Term(TermList list, string code) =>
        list.Groups.SelectMany(group => group.Terms).FirstOrDefault(term => term.Code == code) is { } found ? French ? found.French : found.English : code;
}
