using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Consortium.Api.Agreements;

/// <summary>How an agreement is written on a page: its text trusts nobody.</summary>
internal static class AgreementHtml
{
    // Letters of every script stay as they are; what could be markup does not.
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string text) => _encoder.Encode(text);

    /// <summary>The paragraphs of a text, one per line.</summary>
    public static string Paragraphs(string text) => string.Concat(
        text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(paragraph => $"<p>{Text(paragraph)}</p>"));

    /// <summary>A version in one language, whole, with what is part of every version.</summary>
    public static string Version(AgreementRead agreement, bool french)
    {
        var (conduct, limits) = (agreement.ConductRule, agreement.Limits);
        return french
            ? $"<section>{Paragraphs(agreement.French)}</section><section><h2>Règle de conduite (« non-maraudage »)</h2><p>{conduct.French}</p></section>"
                + $"<section><h2>Limites de la confidentialité</h2><p>{limits.French}</p></section><p>SHA-256 <code>{agreement.FrenchDigest}</code></p>"
            : $"<section>{Paragraphs(agreement.English)}</section><section><h2>Conduct rule (“non-poaching”)</h2><p>{conduct.English}</p></section>"
                + $"<section><h2>Limits of confidentiality</h2><p>{limits.English}</p></section><p>SHA-256 <code>{agreement.EnglishDigest}</code></p>";
    }

    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
