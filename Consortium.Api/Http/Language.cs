using System.Globalization;

namespace Consortium.Api.Http;

/// <summary>The caller's language and country: what they chose here, else Accept-Language, else Canadian English.</summary>
internal static class Language
{
    public const string Cookie = "consortium-language";

    /// <summary>The first of each language is for whoever says no country, or another one.</summary>
    public static IReadOnlyList<CultureInfo> Cultures { get; } = [.. ((string[])["en-CA", "en-GB", "fr-CA", "fr-FR"]).Select(CultureInfo.GetCultureInfo)];

    /// <summary>fr or en.</summary>
    public static string Of(HttpContext context) => CultureOf(context).TwoLetterISOLanguageName;

    public static CultureInfo CultureOf(HttpContext context) =>
        Exactly(context.Request.Cookies[Cookie])
        ?? context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .Select(tag => Exactly(tag) ?? Cultures.FirstOrDefault(culture => tag.StartsWith(culture.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(culture => culture is not null)
        ?? Cultures[0];

    public static CultureInfo? Exactly(string? tag) => Cultures.FirstOrDefault(culture => culture.Name.Equals(tag, StringComparison.OrdinalIgnoreCase));
}
