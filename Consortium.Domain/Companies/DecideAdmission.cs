using Consortium.Domain.Committee;

namespace Consortium.Domain.Companies;

/// <summary>
/// What a settled ballot makes of an application: more For than Against admits, on the conditions that were checked; no quorum
/// leaves it as it was, to be brought up again. What was declared or checked since the ballot opened leaves it too, since the
/// committee did not vote on that. Deciding again records nothing.
/// </summary>
/// <param name="Company">The candidate.</param>
/// <param name="Ballot">The ballot.</param>
/// <param name="Result">How it ended.</param>
public sealed record DecideAdmission(CompanyId Company, BallotId Ballot, BallotResult Result)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at)
    {
        if (company is not PartnerCompany.Candidate { Check: { } check } candidate || candidate.Ballot != Ballot)
            return Outcome.AlreadyDone<PartnerCompanyEvent>();

        return Result switch
        {
            BallotResult.Approved => Outcome.Record<PartnerCompanyEvent>(
                new PartnerCompanyEvent.AdmissionApproved(Company, Ballot, check.Competitors, at),
                new PartnerCompanyEvent.Admitted(Company, at)),
            BallotResult.Rejected => new PartnerCompanyEvent.CandidateRefused(Company, Ballot, at),
            _ => Outcome.AlreadyDone<PartnerCompanyEvent>(),
        };
    }
}
