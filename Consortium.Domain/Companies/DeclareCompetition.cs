namespace Consortium.Domain.Companies;

/// <summary>
/// A candidate says whether it competes with a member, or a member whether it competes with a candidate (L-17). A declared
/// competitor undoes the coordinator's check. The same answer again records nothing.
/// </summary>
/// <param name="Company">The candidate.</param>
/// <param name="Member">The member.</param>
/// <param name="By">Which of the two says so.</param>
/// <param name="Compete">Whether they compete.</param>
/// <param name="Reason">Why.</param>
public sealed record DeclareCompetition(CompanyId Company, CompanyId Member, CompanyId By, bool Compete, KeptText? Reason)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at)
    {
        if (company is not PartnerCompany.Candidate candidate || Company == Member || (By != Company && By != Member))
            return PartnerCompany.NotFound;
        if (candidate.Declared.TryGetValue((Member, By), out var said) && said == Compete)
            return Outcome.AlreadyDone<PartnerCompanyEvent>();

        return new PartnerCompanyEvent.CompetitionDeclared(Company, Member, By, Compete, Reason, at);
    }
}
