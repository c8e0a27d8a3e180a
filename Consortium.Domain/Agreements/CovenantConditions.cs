using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Agreements;

/// <summary>The conditions of a covenant, one by one, each with its own refusal (L-01, L-02, L-06, L-08).</summary>
public static class CovenantConditions
{
    /// <summary>No main agreement is named (L-02).</summary>
    public static readonly Refusal MainAgreementMissing = Missing("main-agreement-missing",
        "Indiquez l'entente du consortium dont cet engagement est l'accessoire.", "Name the consortium's agreement to which this covenant is ancillary.");

    /// <summary>The main agreement does not bind both companies today (L-02).</summary>
    public static readonly Refusal MainAgreementDoesNotBind = Missing("main-agreement-does-not-bind",
        "L'entente indiquée n'est pas en vigueur, ou l'une des deux entreprises ne l'a pas signée.",
        "The agreement named is not in force, or one of the two companies has not signed it.");

    /// <summary>L-01: a consortium opts in, or its conduct rule is all there is.</summary>
    public static readonly Refusal NotPermitted = new(
        "covenant.not-permitted", "L-01",
        "L'entente du consortium ne permet pas d'engagements entre employeurs : sa règle de conduite suffit.",
        "The consortium's agreement permits no covenants between employers: its conduct rule is all there is.");

    /// <summary>No legitimate interest is stated (L-02).</summary>
    public static readonly Refusal LegitimateInterestMissing = Missing("legitimate-interest-missing",
        "Dites quel intérêt légitime cet engagement protège.", "Say which legitimate interest this covenant protects.");

    /// <summary>No necessity is stated (L-02).</summary>
    public static readonly Refusal NecessityMissing = Missing("necessity-missing",
        "Dites pourquoi rien de moins ne suffit.", "Say why nothing milder would do.");

    /// <summary>No jurisdiction is named (L-02).</summary>
    public static readonly Refusal JurisdictionMissing = Missing("jurisdiction-missing",
        "Indiquez le droit qui s'applique.", "Name the law that applies.");

    /// <summary>Nobody said who is protected (L-02).</summary>
    public static readonly Refusal ProtectedPersonsMissing = Missing("protected-persons-missing",
        "Dites qui est protégé.", "Say who is protected.");

    /// <summary>Nobody said what is prohibited (L-02).</summary>
    public static readonly Refusal ProhibitedActMissing = Missing("prohibited-act-missing",
        "Dites ce qui est interdit.", "Say what is prohibited.");

    /// <summary>No territory is named, or none that is bounded (L-02).</summary>
    public static readonly Refusal TerritoryMissing = Missing("territory-missing",
        "Indiquez le territoire par ses codes ISO 3166, comme CA-QC : le monde entier n'en est pas un.",
        "Name the territory by its ISO 3166 codes, as CA-QC: the whole world is none.");

    /// <summary>No first day is named (L-02).</summary>
    public static readonly Refusal StartMissing = Missing("start-missing", "Indiquez le premier jour.", "Name the first day.");

    /// <summary>No last day is named (L-02).</summary>
    public static readonly Refusal EndMissing = Missing("end-missing",
        "Indiquez le dernier jour : un engagement sans fin n'est pas admis.", "Name the last day: a covenant without an end is not admitted.");

    /// <summary>Its days are none, or are over (L-02).</summary>
    public static readonly Refusal EndsBeforeItStarts = Missing("ends-before-it-starts",
        "Le dernier jour précède le premier, ou il est déjà passé.", "The last day is before the first one, or it is over already.");

    /// <summary>L-06: the term is the matches' active period and a tail.</summary>
    public static readonly Refusal CohortMissing = new(
        "covenant.cohort-missing", "L-06",
        "Indiquez la cohorte dont les jumelages sont visés : l'engagement ne dure pas plus longtemps qu'eux.",
        "Name the cohort whose matches it is about: the covenant lasts no longer than they do.");

    /// <summary>It lasts longer than the matches that it is about, and the tail (L-06).</summary>
    public static readonly Refusal OutlastsItsMatches = new(
        "covenant.outlasts-its-matches", "L-06",
        "L'engagement dure au plus jusqu'à la fin des jumelages de la cohorte, plus le délai convenu.",
        "The covenant lasts until the end of the cohort's matches and the agreed tail at most.");

    /// <summary>Its tail is longer than the agreement or the jurisdiction admits (L-06).</summary>
    public static readonly Refusal TailTooLong = new(
        "covenant.tail-too-long", "L-06",
        "Le délai après un jumelage dépasse ce que l'entente du consortium ou le droit applicable admet.",
        "The tail after a match is longer than the consortium's agreement or the law that applies admits.");

    /// <summary>It binds both, where that needs a reason (L-08).</summary>
    public static readonly Refusal ReasonForReciprocityMissing = new(
        "covenant.reason-for-reciprocity-missing", "L-08",
        "Un engagement réciproque demande ici une raison : écrivez-la, ou préférez un sens unique ou la seule règle de conduite.",
        "A reciprocal covenant needs a reason here: write it, or prefer a one-way covenant or the conduct rule alone.");

    /// <summary>Counsel of the company that promises has not signed off (L-02).</summary>
    public static readonly Refusal BoundCounselMissing = Missing("bound-counsel-missing",
        "L'avocat·e de l'entreprise qui s'engage n'a pas approuvé ce projet.", "Counsel of the company that promises has not signed this draft off.");

    /// <summary>Counsel of the beneficiary has not signed off (L-02).</summary>
    public static readonly Refusal BeneficiaryCounselMissing = Missing("beneficiary-counsel-missing",
        "L'avocat·e de l'entreprise bénéficiaire n'a pas approuvé ce projet.", "Counsel of the beneficiary has not signed this draft off.");

    /// <summary>The two sign-offs name different documents (L-02).</summary>
    public static readonly Refusal DocumentsDiffer = Missing("documents-differ",
        "Les deux approbations ne portent pas sur le même document.", "The two sign-offs are not about the same document.");

    /// <summary>Every condition that a draft does not meet on a day, in the order in which people would mend them; empty means that it may take effect.</summary>
    public static IReadOnlyList<Refusal> Unmet(
        NonSolicitationCovenant.Draft draft, AgreementVersion main, Cohort cohort, AgreementRules agreements, DateOnly on)
    {
        var items = draft.Items;
        return
        [
            .. OfTheAgreement(items, main, agreements, on),
            .. When(items.LegitimateInterest is null, LegitimateInterestMissing),
            .. When(items.Necessity is null, NecessityMissing),
            .. When(items.Jurisdiction is null, JurisdictionMissing),
            .. When(items.Protected is null, ProtectedPersonsMissing),
            .. When(items.Prohibited is null, ProhibitedActMissing),
            .. When(items.Territory is null, TerritoryMissing),
            .. OfTheTerm(items, main, cohort, on),
            .. When(items is { Reciprocal: true, ReasonForReciprocity: null, Jurisdiction: { } law } && JurisdictionProfile.Of(law).ReciprocityNeedsReason,
                ReasonForReciprocityMissing),
            .. OfCounsel(draft),
        ];
    }

    private static IEnumerable<Refusal> OfTheAgreement(CovenantDraft items, AgreementVersion main, AgreementRules agreements, DateOnly on)
    {
        if (items.MainAgreement is not { } agreement)
            return [MainAgreementMissing];
        if (agreements.InForceOn(on) != agreement || !items.Parties.All(company => agreements.HasSigned(company, on)))
            return [MainAgreementDoesNotBind];

        return When(main is not AgreementVersion.Published { Content.Terms.Covenants: not null }, NotPermitted);
    }

    private static IEnumerable<Refusal> OfTheTerm(CovenantDraft items, AgreementVersion main, Cohort cohort, DateOnly on)
    {
        if (items.From is null)
            yield return StartMissing;
        if (items.Until is null)
            yield return EndMissing;
        if (items.Until < items.From || items.Until < on)
            yield return EndsBeforeItStarts;
        if (items.Cohort is null || cohort is not Cohort.Open open)
            yield return CohortMissing;
        else if (items.Until > Later(open.Until, Math.Clamp(items.TailMonths, 0, 24)))
            yield return OutlastsItsMatches.With("cohortUntil", $"{open.Until:O}");

        var permitted = main is AgreementVersion.Published { Content.Terms.Covenants: { } permission } ? permission.LongestTailMonths : 0;
        var admitted = items.Jurisdiction is { } law ? JurisdictionProfile.Of(law).LongestTailMonths : 0;
        if (items.TailMonths < 0 || items.TailMonths > Math.Min(permitted, admitted))
            yield return TailTooLong.With("longest", Math.Min(permitted, admitted));
    }

    private static IEnumerable<Refusal> OfCounsel(NonSolicitationCovenant.Draft draft)
    {
        var bound = draft.SignOffs.GetValueOrDefault(draft.Items.Bound);
        var beneficiary = draft.SignOffs.GetValueOrDefault(draft.Items.Beneficiary);
        return
        [
            .. When(bound is null, BoundCounselMissing),
            .. When(beneficiary is null, BeneficiaryCounselMissing),
            .. When(bound is not null && beneficiary is not null && bound.DocumentDigest != beneficiary.DocumentDigest, DocumentsDiffer),
        ];
    }

    private static DateOnly Later(DateOnly day, int months) =>
        day > DateOnly.MaxValue.AddMonths(-months) ? DateOnly.MaxValue : day.AddMonths(months);

    private static IEnumerable<Refusal> When(bool unmet, Refusal refusal) => unmet ? [refusal] : [];

    private static Refusal Missing(string code, string french, string english) => new($"covenant.{code}", "L-02", french, english);
}
