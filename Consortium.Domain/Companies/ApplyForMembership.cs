namespace Consortium.Domain.Companies;

/// <summary>
/// A company applies, with what it does (L-17). One that was refused or has departed may apply again; a candidate's or a
/// member's application records nothing.
/// </summary>
/// <param name="Company">The company.</param>
/// <param name="Activity">What it does.</param>
public sealed record ApplyForMembership(CompanyId Company, ActivityDeclaration Activity)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at)
    {
        if (company is PartnerCompany.Candidate or PartnerCompany.Member)
            return Outcome.AlreadyDone<PartnerCompanyEvent>();
        if (Activity.Fault() is { } fault)
            return fault;

        return new PartnerCompanyEvent.Applied(Company, Activity, at);
    }
}
