namespace Consortium.Domain.Agreements;

/// <summary>
/// A covenant in preparation: what <see cref="CovenantTerms"/> needs, each item still allowed to be missing. A missing item keeps
/// it from taking effect (L-02).
/// </summary>
/// <param name="Bound">Who promises.</param>
/// <param name="Beneficiary">Whose participants are not to be solicited.</param>
/// <param name="Reciprocal">Whether the beneficiary promises the same in return.</param>
/// <param name="MainAgreement">The agreement version to which it is ancillary.</param>
/// <param name="Cohort">The cohort whose matches it is about.</param>
/// <param name="LegitimateInterest">The interest that it protects; the words are kept apart.</param>
/// <param name="Necessity">Why nothing milder would do; the words are kept apart.</param>
/// <param name="ReasonForReciprocity">Why it has to bind both; the words are kept apart. Needed where the law frowns on it (L-08).</param>
/// <param name="Jurisdiction">Whose law it is measured by.</param>
/// <param name="Protected">Whose solicitation it is about.</param>
/// <param name="Prohibited">What is not done.</param>
/// <param name="Territory">Where.</param>
/// <param name="From">Its first day, included, in UTC.</param>
/// <param name="Until">Its last day, included, in UTC.</param>
/// <param name="TailMonths">For how many months after a match its people stay protected.</param>
public sealed record CovenantDraft(
    CompanyId Bound,
    CompanyId Beneficiary,
    bool Reciprocal,
    AgreementId? MainAgreement,
    CohortId? Cohort,
    KeptText? LegitimateInterest,
    KeptText? Necessity,
    KeptText? ReasonForReciprocity,
    Jurisdiction? Jurisdiction,
    ProtectedPersons? Protected,
    ProhibitedAct? Prohibited,
    Territory? Territory,
    DateOnly? From,
    DateOnly? Until,
    int TailMonths)
{
    /// <summary>The two companies; the one that promises first.</summary>
    public IReadOnlyList<CompanyId> Parties => [Bound, Beneficiary];

    /// <summary>Whether the two are of one corporate group on a day: competition law then calls for no covenant (L-09).</summary>
    public bool IsBetweenAffiliates(ConsortiumRules rules, DateOnly on) => rules.GroupsOf(Bound, on).Intersect(rules.GroupsOf(Beneficiary, on)).Any();

    /// <summary>What the parties are told before they sign.</summary>
    public IReadOnlyList<FixedWording> WarningsOn(ConsortiumRules rules, DateOnly on) =>
    [
        .. Jurisdiction is { } law ? (FixedWording[])[JurisdictionProfile.Of(law).Warning] : [],
        .. IsBetweenAffiliates(rules, on) ? (FixedWording[])[JurisdictionProfile.NotNeededBetweenAffiliates] : [],
    ];

    /// <summary>The complete terms; null while an item is missing.</summary>
    public CovenantTerms? Complete() =>
        MainAgreement is { } agreement && Cohort is { } cohort && LegitimateInterest is { } interest && Necessity is { } necessity
        && Jurisdiction is { } jurisdiction && Protected is { } persons && Prohibited is { } act && Territory is { } territory
        && From is { } from && Until is { } until
            ? new CovenantTerms(
                Bound, Beneficiary, Reciprocal, agreement, cohort, interest, necessity, ReasonForReciprocity,
                jurisdiction, persons, act, territory, from, until, TailMonths)
            : null;
}
