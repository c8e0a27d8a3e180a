namespace Consortium.Domain.Companies;

/// <summary>
/// The coordinator records whether a candidate competes with members, and with whom. Who competes is refused, unless the
/// committee is asked to admit it with an exclusion for each competitor. The same finding again records nothing.
/// </summary>
/// <param name="Company">The candidate.</param>
/// <param name="Check">What was found, and why.</param>
public sealed record RecordCompetitionCheck(CompanyId Company, CompetitionCheck Check)
{
    /// <summary>What the committee would be asked has not been checked.</summary>
    public static readonly Refusal NotChecked = new(
        "company.not-checked", "L-17",
        "La concurrence de cette candidature n'est pas vérifiée, ou une déclaration est venue depuis : vérifiez-la d'abord.",
        "This application has not been checked for competition, or something was declared since: check it first.");

    /// <summary>The committee is not asked about a competitor that nobody proposes to admit.</summary>
    public static readonly Refusal CompetitorIsRefused = new(
        "company.competitor-is-refused", "L-17",
        "Cette entreprise concurrence un membre : refusez-la, ou proposez son admission avec une exclusion par concurrent.",
        "This company competes with a member: refuse it, or propose to admit it with an exclusion for each competitor.");

    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at)
    {
        if (company is PartnerCompany.Unknown)
            return PartnerCompany.NotFound;
        if (company is not PartnerCompany.Candidate candidate)
            return PartnerCompany.NotACandidate;
        if (candidate.Check is { } found
            && found.AdmitWithExclusions == Check.AdmitWithExclusions
            && found.Competitors.SequenceEqual(Check.Competitors))
            return Outcome.AlreadyDone<PartnerCompanyEvent>();

        return new PartnerCompanyEvent.CompetitionChecked(Company, Check, at);
    }
}
