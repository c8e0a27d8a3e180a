namespace Consortium.Api.Http;

/// <summary>The caller's language: French or English, by Accept-Language; English when neither is asked for.</summary>
internal static class Language
{
    public static string Of(HttpContext context) => context.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.ToString())
        .Select(tag => tag.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? "fr" : tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : null)
        .FirstOrDefault(tag => tag is not null) ?? "en";
}
