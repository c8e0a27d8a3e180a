namespace Consortium.Domain.Companies;

/// <summary>
/// Brings a checked candidate before the committee. The ballot decides on what was checked by now: whatever is declared or
/// checked afterwards asks for another ballot. Proposing again with the same ballot records nothing.
/// </summary>
/// <param name="Company">The candidate.</param>
/// <param name="Ballot">The ballot.</param>
public sealed record ProposeAdmission(CompanyId Company, BallotId Ballot)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at)
    {
        if (company is PartnerCompany.Unknown)
            return PartnerCompany.NotFound;
        if (company is not PartnerCompany.Candidate candidate)
            return PartnerCompany.NotACandidate;
        if (candidate.Ballot == Ballot)
            return Outcome.AlreadyDone<PartnerCompanyEvent>();

        return candidate.Check switch
        {
            null => RecordCompetitionCheck.NotChecked,
            { Competitors.IsEmpty: false, AdmitWithExclusions: false } => RecordCompetitionCheck.CompetitorIsRefused,
            _ => new PartnerCompanyEvent.AdmissionProposed(Company, Ballot, at),
        };
    }
}
