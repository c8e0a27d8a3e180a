namespace Consortium.Domain.Companies;

/// <summary>
/// Records that a member said where its decisions are to be delivered. Each call is a change of its own: the address is not
/// part of the record, so the fold cannot tell that it is the same.
/// </summary>
/// <param name="Company">The member.</param>
public sealed record SetReceiver(CompanyId Company)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at) => company is PartnerCompany.Member
        ? new PartnerCompanyEvent.ReceiverSet(Company, at)
        : PartnerCompany.NotFound;
}
