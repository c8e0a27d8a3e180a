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
            ? $"<section>{Paragraphs(agreement.French)}</section><section><h2>Règle de conduite (« non-maraudage »)</h2><p>{conduct.French}</p></section>"
                + $"<section><h2>Limites de la confidentialité</h2><p>{limits.French}</p></section><p>SHA-256 <code>{agreement.FrenchDigest}</code></p>"
            : $"<section>{Paragraphs(agreement.English)}</section><section><h2>Conduct rule (“non-poaching”)</h2><p>{conduct.English}</p></section>"
                + $"<section><h2>Limits of confidentiality</h2><p>{limits.English}</p></section><p>SHA-256 <code>{agreement.EnglishDigest}</code></p>";
    }
}
