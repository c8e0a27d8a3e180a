using static Consortium.Api.Http.Html;

namespace Consortium.Api.Agreements;

/// <summary>How an agreement is written on a page.</summary>
internal static class AgreementHtml
{
    /// <summary>A version in one language, whole, with what is part of every version.</summary>
    public static string Version(AgreementRead agreement, bool french)
    {
        var (conduct, limits) = (agreement.ConductRule, agreement.Limits);
        return french
            ? $"<section>{Written(agreement.French)}</section><section><h2>Règle de conduite (« non-maraudage »)</h2><p>{conduct.French}</p></section>"
                + $"<section><h2>Limites de la confidentialité</h2><p>{limits.French}</p></section><p>SHA-256 <code>{agreement.FrenchDigest}</code></p>"
            : $"<section>{Written(agreement.English)}</section><section><h2>Conduct rule (“non-poaching”)</h2><p>{conduct.English}</p></section>"
                + $"<section><h2>Limits of confidentiality</h2><p>{limits.English}</p></section><p>SHA-256 <code>{agreement.EnglishDigest}</code></p>";
    }

    /// <summary>A run of words without the marks of its headings and of its strong words.</summary>
    public static string Unmarked(string words) => words.TrimStart('#').Replace("**", "", StringComparison.Ordinal);

    /// <summary>A text as it was drafted, in Markdown's marks for headings and strong words; whatever else stands in it is shown as it is.</summary>
    private static string Written(string text) => string.Concat(
        text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.StartsWith('#') ? $"<h2>{Text(line.TrimStart('#', ' '))}</h2>" : $"<p>{Strong(line)}</p>"));

    private static string Strong(string line)
    {
        var parts = line.Split("**");
        return parts.Length % 2 == 0
            ? Text(line)
            : string.Concat(parts.Select((part, at) => at % 2 == 0 ? Text(part) : $"<strong>{Text(part)}</strong>"));
    }
}
