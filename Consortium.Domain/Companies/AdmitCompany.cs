namespace Consortium.Domain.Companies;

/// <summary>
/// Makes a founding company a member, without a ballot: there is no committee yet to hold one. Admitting a member again records
/// nothing.
/// </summary>
/// <param name="Company">The company.</param>
public sealed record AdmitCompany(CompanyId Company)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at) => company is PartnerCompany.Member
        ? Outcome.AlreadyDone<PartnerCompanyEvent>()
        : new PartnerCompanyEvent.Admitted(Company, at);
}
