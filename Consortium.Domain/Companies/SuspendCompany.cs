namespace Consortium.Domain.Companies;

/// <summary>
/// Suspends a member: it takes no new matches until it is reinstated, and what runs goes on. Suspending it again records nothing.
/// </summary>
/// <param name="Company">The member.</param>
/// <param name="Reason">Why.</param>
public sealed record SuspendCompany(CompanyId Company, KeptText? Reason)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at) => company switch
    {
        PartnerCompany.Suspended => Outcome.AlreadyDone<PartnerCompanyEvent>(),
        PartnerCompany.Member => new PartnerCompanyEvent.Suspended(Company, Reason, at),
        _ => PartnerCompany.NotFound,
    };
}
