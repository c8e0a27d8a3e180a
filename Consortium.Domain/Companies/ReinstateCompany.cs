namespace Consortium.Domain.Companies;

/// <summary>Ends a member's suspension. Reinstating a member that is not suspended, or not any more, records nothing.</summary>
/// <param name="Company">The member.</param>
public sealed record ReinstateCompany(CompanyId Company)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at) => company switch
    {
        PartnerCompany.Suspended => new PartnerCompanyEvent.Reinstated(Company, at),
        PartnerCompany.Member => Outcome.AlreadyDone<PartnerCompanyEvent>(),
        _ => PartnerCompany.NotFound,
    };
}
