namespace Consortium.Domain.Companies;

/// <summary>
/// Makes a company known that has not applied: the head of a group, a client, a supplier. A company that is known already, in
/// whatever capacity, records nothing.
/// </summary>
/// <param name="Company">The company.</param>
public sealed record RegisterOutsider(CompanyId Company)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at) => company is PartnerCompany.Unknown
        ? new PartnerCompanyEvent.OutsiderRegistered(Company, at)
        : Outcome.AlreadyDone<PartnerCompanyEvent>();
}
