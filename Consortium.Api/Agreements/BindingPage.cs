using System.Globalization;
using System.Text;
using Consortium.Api.Http;
using Consortium.Domain.Agreements;
using static Consortium.Api.Http.Html;

namespace Consortium.Api.Agreements;

/// <summary>What binds a company, as a page to print.</summary>
internal static class BindingPage
{
    public static HtmlPage Of(ReadWhatBindsEndpoint.Response binding) =>
        new("Ce qui nous lie", "What binds us", new(Body(binding, french: true), Body(binding, french: false)));

    private static string Body(ReadWhatBindsEndpoint.Response binding, bool french)
    {
        string Say(string fr, string en) => french ? fr : en;

        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p><strong>{Text(binding.LegalName)}</strong> · {Say("au", "on")} <time datetime=\"{Day(binding.On)}\">{Day(binding.On)}</time></p>");
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Say("Entente du consortium", "Agreement of the consortium")}</h2>");
        html.Append(binding.Agreement is { } agreement
            ? Agreement(agreement, binding.Signature, french)
            : $"<p>{Say("Aucune version n'était en vigueur.", "No version was in force.")}</p>");
        html.Append("</section>");
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Say("Règle de conduite (« non-maraudage »)", "Conduct rule (“non-poaching”)")}</h2><p>{Say(ConductRule.Wording.French, ConductRule.Wording.English)}</p></section>");
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Say("Engagements de non-maraudage en vigueur", "Non-solicitation covenants in force")}</h2>{Covenants(binding, french)}</section>");
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Say("Textes signés ailleurs : déposés, non appliqués", "Texts signed elsewhere: filed, not applied")}</h2>{Filed(binding, french)}</section>");
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Say("Prises de connaissance attendues", "Acknowledgements outstanding")}</h2>{Outstanding(binding, french)}</section>");
        return html.ToString();
    }

    private static string Agreement(AgreementRead agreement, ReadWhatBindsEndpoint.SignatureRead? signature, bool french)
    {
        var undertaking = agreement.Terms.Confidentiality;
        var scope = string.Join(", ", undertaking.Scope.Select(subject => PurposeWords.Of(subject, french)));
        var (term, survival) = (Months(undertaking.TermMonths, french), Months(undertaking.SurvivalMonths, french));
        var signed = signature is { } found ? $"{Day(found.On)} · {Text(found.Signatory ?? "–")}" : null;
        return french
            ? Facts("L'entente et sa signature",
                ("En vigueur depuis le", agreement.From is { } since ? Day(since) : "–"),
                ("SHA-256 du texte français", $"<code>{agreement.FrenchDigest}</code>"),
                ("SHA-256 du texte anglais", $"<code>{agreement.EnglishDigest}</code>"),
                ("Signée par l'entreprise", signed ?? "non"),
                ("Confidentiel", scope),
                ("Durée", term ?? "tant que l'entreprise participe"),
                ("Survie après un jumelage", survival ?? "sans limite"),
                ("Limites", agreement.Limits.French))
            : Facts("The agreement and its signature",
                ("In force since", agreement.From is { } from ? Day(from) : "–"),
                ("SHA-256 of the French text", $"<code>{agreement.FrenchDigest}</code>"),
                ("SHA-256 of the English text", $"<code>{agreement.EnglishDigest}</code>"),
                ("Signed by the company", signed ?? "no"),
                ("Confidential", scope),
                ("Term", term ?? "as long as the company takes part"),
                ("Survival after a match", survival ?? "without limit"),
                ("Limits", agreement.Limits.English));
    }

    private static string Covenants(ReadWhatBindsEndpoint.Response binding, bool french)
    {
        if (binding.Covenants.Count == 0)
            return french ? "<p>Aucun.</p>" : "<p>None.</p>";

        string[] headers = french
            ? ["Engagement", "Sens", "Autre entreprise", "Territoire", "Du", "Au", "Après un jumelage"]
            : ["Covenant", "Direction", "Other company", "Territory", "From", "Until", "After a match"];
        var rows = binding.Covenants.Select(covenant => (string[])
        [
            $"<code>{covenant.Covenant}</code>",
            Direction(covenant, binding.Company, french),
            $"<code>{(covenant.Bound == binding.Company ? covenant.Beneficiary : covenant.Bound)}</code>",
            Text(covenant.Territory),
            Day(covenant.From),
            Day(covenant.Until),
            Months(covenant.TailMonths, french)!,
        ]);
        return Grid(french ? "Engagements" : "Covenants", headers, rows) + $"<p>{(french ? binding.Exceptions.French : binding.Exceptions.English)}</p>";
    }

    private static string Direction(ReadWhatBindsEndpoint.CovenantBinding covenant, Guid company, bool french) => (covenant.Reciprocal, covenant.Bound == company) switch
    {
        (true, _) => french ? "réciproque" : "reciprocal",
        (_, true) => french ? "nous lie" : "binds us",
        _ => french ? "nous profite" : "benefits us",
    };

    private static string Filed(ReadWhatBindsEndpoint.Response binding, bool french)
    {
        if (binding.Filed.Count == 0)
            return french ? "<p>Aucun.</p>" : "<p>None.</p>";

        string[] headers = french ? ["Objet", "Signé le", "Jusqu'au", "SHA-256"] : ["Subject", "Signed on", "Until", "SHA-256"];
        return Grid(french ? "Textes déposés" : "Filed texts", headers, binding.Filed.Select(filed => (string[])
        [
            Text(filed.Subject), Day(filed.SignedOn), filed.Until is { } until ? Day(until) : "–", $"<code>{Text(filed.Digest)}</code>",
        ]));
    }

    private static string Outstanding(ReadWhatBindsEndpoint.Response binding, bool french) => binding.Outstanding.Count == 0
        ? french ? "<p>Aucune.</p>" : "<p>None.</p>"
        : $"<ul>{string.Concat(binding.Outstanding.Select(participant => $"<li><code>{participant}</code></li>"))}</ul>";

    private static string? Months(int? months, bool french) =>
        months is { } counted ? string.Create(CultureInfo.InvariantCulture, $"{counted} {(french ? "mois" : counted == 1 ? "month" : "months")}") : null;
}
