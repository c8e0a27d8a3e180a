namespace Consortium.Domain.Agreements;

/// <summary>A covenant with every item that the law asks for (L-02): the only form in which one can bind anybody.</summary>
/// <param name="Bound">Who promises.</param>
/// <param name="Beneficiary">Whose participants are not to be solicited.</param>
/// <param name="Reciprocal">Whether the beneficiary promises the same in return.</param>
/// <param name="MainAgreement">The agreement version to which it is ancillary.</param>
/// <param name="Cohort">The cohort whose matches it is about.</param>
/// <param name="LegitimateInterest">The interest that it protects; the words are kept apart.</param>
/// <param name="Necessity">Why nothing milder would do; the words are kept apart.</param>
/// <param name="ReasonForReciprocity">Why it has to bind both; the words are kept apart. Null where none was needed.</param>
/// <param name="Jurisdiction">Whose law it is measured by.</param>
/// <param name="Protected">Whose solicitation it is about.</param>
/// <param name="Prohibited">What is not done.</param>
/// <param name="Territory">Where.</param>
/// <param name="From">Its first day, included, in UTC.</param>
/// <param name="Until">Its last day, included, in UTC.</param>
/// <param name="TailMonths">For how many months after a match its people stay protected; 0 unless said (L-06).</param>
public sealed record CovenantTerms(
    CompanyId Bound,
    CompanyId Beneficiary,
    bool Reciprocal,
    AgreementId MainAgreement,
    CohortId Cohort,
    KeptText LegitimateInterest,
    KeptText Necessity,
    KeptText? ReasonForReciprocity,
    Jurisdiction Jurisdiction,
    ProtectedPersons Protected,
    ProhibitedAct Prohibited,
    Territory Territory,
    DateOnly From,
    DateOnly Until,
    int TailMonths)
{
    /// <summary>What stays lawful whatever a covenant says (L-05).</summary>
    public static FixedWording Exceptions { get; } = new(
        "Restent toujours permis : les annonces générales, les recruteurs à qui l'on n'a pas désigné de personne, et la candidature de la personne elle-même.",
        "Always lawful: general advertising, recruiters who were not told whom to target, and the person's own application.");

    /// <summary>The same items in the form in which they were prepared.</summary>
    public CovenantDraft AsDraft() => new(
        Bound, Beneficiary, Reciprocal, MainAgreement, Cohort, LegitimateInterest, Necessity, ReasonForReciprocity,
        Jurisdiction, Protected, Prohibited, Territory, From, Until, TailMonths);

    /// <summary>What a participant is told of it before accepting a match (L-10), seen from their employer; never whom else it is about (L-11).</summary>
    /// <param name="employer">The participant's company, one of the two.</param>
    public FixedWording ToldTo(CompanyId employer)
    {
        var protects = Reciprocal || employer == Beneficiary;
        var binds = Reciprocal || employer == Bound;
        var (french, english) = (protects, binds) switch
        {
            (true, true) => ("Ni votre entreprise ni l'autre entreprise de votre jumelage ne sollicite", "Neither your company nor the other company of your match solicits"),
            (true, false) => ("L'autre entreprise de votre jumelage ne sollicite pas", "The other company of your match does not solicit"),
            _ => ("Votre entreprise ne sollicite pas", "Your company does not solicit"),
        };
        return new FixedWording(
            FormattableString.Invariant($"{french} directement, au moyen du programme, les personnes de ce jumelage pendant qu'il dure et {TailMonths} mois après, du {From:O} au {Until:O} au plus tard. ")
                + Exceptions.French,
            FormattableString.Invariant($"{english} the people of this match directly through the programme while it lasts and for {TailMonths} months after, from {From:O} to {Until:O} at the latest. ")
                + Exceptions.English);
    }

    /// <summary>
    /// Whether it protects a participant on a day: someone of a match between the two companies, from the match's first active
    /// day to the end of the tail after its last, all included, and never outside the covenant's own days (L-04, L-06). People are
    /// derived in this way and listed nowhere (L-11).
    /// </summary>
    /// <param name="employer">The participant's company.</param>
    /// <param name="counterpart">The other company of the match.</param>
    /// <param name="activeFrom">The match's first active day.</param>
    /// <param name="endedOn">The match's last active day; null while it is active.</param>
    /// <param name="on">The day asked about.</param>
    public bool Protects(CompanyId employer, CompanyId counterpart, DateOnly activeFrom, DateOnly? endedOn, DateOnly on) =>
        ((employer == Beneficiary && counterpart == Bound) || (Reciprocal && employer == Bound && counterpart == Beneficiary))
        && on >= From && on <= Until && on >= activeFrom && (endedOn is not { } ended || on <= ended.AddMonths(TailMonths));
}

/// <summary>Whose solicitation a covenant may be about: never all employees, never people of other companies (L-04).</summary>
public enum ProtectedPersons
{
    /// <summary>The participants of active or recently closed matches between the two companies.</summary>
    ParticipantsOfTheirMatches,
}

/// <summary>
/// What a covenant may prohibit (L-03). That somebody is not hired, that an application is not considered, or that the employer is
/// asked first, is no value here.
/// </summary>
public enum ProhibitedAct
{
    /// <summary>Direct solicitation by the mentor, through the programme's contact.</summary>
    DirectSolicitationByMentor,

    /// <summary>Direct solicitation by the programme's staff, through the programme's contact.</summary>
    DirectSolicitationByProgrammeStaff,

    /// <summary>Direct solicitation by either of them, through the programme's contact.</summary>
    DirectSolicitationByMentorOrProgrammeStaff,
}

/// <summary>Where a covenant holds.</summary>
/// <param name="Codes">ISO 3166 codes of countries or of their subdivisions, in the order of their characters, separated by a space.</param>
public sealed record Territory(string Codes)
{
    /// <summary>The territory of these codes, or null when one is no such code: the whole world is no territory.</summary>
    public static Territory? Of(IEnumerable<string> codes)
    {
        string[] ordered = [.. codes.Distinct().Order(StringComparer.Ordinal)];
        return ordered.Length > 0 && ordered.All(IsCode) ? new Territory(string.Join(' ', ordered)) : null;
    }

    private static bool IsCode(string code) => code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', .. var rest]
        && (rest is "" || (rest is ['-', .. { Length: >= 1 and <= 3 } subdivision] && subdivision.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))));
}
