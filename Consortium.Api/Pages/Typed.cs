using System.Globalization;

namespace Consortium.Api.Pages;

/// <summary>What was typed into a form, as the API reads it. What is no number or day goes on as it is, so that the API says what it expects.</summary>
internal static class Typed
{
    /// <summary>A text without the blanks around it; null when nothing was typed.</summary>
    public static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>A whole number; null when nothing was typed.</summary>
    public static object? Number(string? typed) =>
        int.TryParse(typed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : Text(typed);

    /// <summary>The lines that say something.</summary>
    public static IReadOnlyList<string> Lines(string? typed) =>
        typed?.Split(['\r', '\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
