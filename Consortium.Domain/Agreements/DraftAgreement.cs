namespace Consortium.Domain.Agreements;

/// <summary>
/// Writes a version of the agreement, or writes a draft anew. A published text never changes. The same content again records
/// nothing.
/// </summary>
/// <param name="Agreement">The version.</param>
/// <param name="Content">Its texts by their digests, and its terms.</param>
public sealed record DraftAgreement(AgreementId Agreement, AgreementContent Content)
{
    /// <summary>A published version is another version's business.</summary>
    public static readonly Refusal TextIsFixed = new(
        "agreement.text-is-fixed", "A-08",
        "Le texte d'une version publiée ne change plus : rédigez une nouvelle version.",
        "The text of a published version no longer changes: draft a new version.");

    /// <summary>An undertaking about nothing.</summary>
    public static readonly Refusal NothingConfidential = new(
        "agreement.nothing-confidential", "A-09",
        "L'engagement de confidentialité ne couvre rien : dites ce qui est confidentiel.",
        "The confidentiality undertaking covers nothing: say what is confidential.");

    /// <summary>An undertaking that ends with the match.</summary>
    public static readonly Refusal ConfidentialityMustSurvive = new(
        "agreement.confidentiality-must-survive", "L-25",
        "La confidentialité survit à la fin du jumelage : indiquez au moins un mois, ou aucune limite.",
        "Confidentiality survives the end of a match: state one month at least, or no limit.");

    /// <summary>A term of no length.</summary>
    public static readonly Refusal TermTooShort = new(
        "agreement.confidentiality-term-too-short", "A-09",
        "L'engagement de confidentialité dure au moins un mois, ou aussi longtemps que l'entreprise participe.",
        "The confidentiality undertaking lasts one month at least, or as long as the company takes part.");

    /// <summary>A purpose whose ground nobody stated.</summary>
    public static readonly Refusal PurposeWithoutBasis = new(
        "agreement.purpose-without-basis", "L-37",
        "Chaque finalité du traitement a sa base légale : il en manque une.",
        "Each purpose of processing has its lawful basis: one is missing.");

    /// <summary>A permission beyond every jurisdiction's limit.</summary>
    public static readonly Refusal TailBeyondEveryLimit = new(
        "agreement.tail-beyond-every-limit", "L-06",
        "Aucune juridiction n'admet une telle durée après la fin d'un jumelage : 24 mois au plus, et 12 ailleurs qu'en Allemagne.",
        "No jurisdiction admits such a tail after a match: 24 months at most, and 12 elsewhere than in Germany.");

    /// <param name="version">The version as it stands.</param>
    /// <param name="at">When.</param>
    public Outcome<AgreementVersionEvent> Decide(AgreementVersion version, DateTimeOffset at)
    {
        var terms = Content.Terms;
        if (version is AgreementVersion.Draft { Content: var drafted } && drafted == Content)
            return Outcome.AlreadyDone<AgreementVersionEvent>();
        if (version is AgreementVersion.BeforeCommittee before)
            return before.Content == Content ? Outcome.AlreadyDone<AgreementVersionEvent>() : AgreementVersion.IsBeforeCommittee;
        if (version is AgreementVersion.Published { Content: var published })
            return published == Content ? Outcome.AlreadyDone<AgreementVersionEvent>() : TextIsFixed;
        if (terms.Confidentiality.Scope.Count == 0)
            return NothingConfidential;
        if (terms.Confidentiality.SurvivalMonths < 1)
            return ConfidentialityMustSurvive;
        if (terms.Confidentiality.TermMonths < 1)
            return TermTooShort;
        if (Enum.GetValues<CorePurpose>().Except(terms.Purposes.Keys).Select(purpose => (CorePurpose?)purpose).FirstOrDefault() is { } missing)
            return PurposeWithoutBasis.With("purpose", missing);
        if (terms.Covenants is { LongestTailMonths: < 0 or > 24 })
            return TailBeyondEveryLimit;

        return new AgreementVersionEvent.Drafted(Agreement, Content, at);
    }
}
