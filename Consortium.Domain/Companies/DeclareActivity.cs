namespace Consortium.Domain.Companies;

/// <summary>
/// A candidate or member declares anew what it does. What was checked of a candidate is checked again after it. Declaring the
/// same again records nothing.
/// </summary>
/// <param name="Company">The company.</param>
/// <param name="Activity">What it does.</param>
public sealed record DeclareActivity(CompanyId Company, ActivityDeclaration Activity)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at)
    {
        var declared = company switch
        {
            PartnerCompany.Candidate candidate => candidate.Activity,
            PartnerCompany.Member member => member.Activity,
            _ => null,
        };
        if (company is not (PartnerCompany.Candidate or PartnerCompany.Member))
            return PartnerCompany.NotFound;
        if (Activity.Fault() is { } fault)
            return fault;

        return declared is not null && declared.SameAs(Activity)
            ? Outcome.AlreadyDone<PartnerCompanyEvent>()
            : new PartnerCompanyEvent.ActivityDeclared(Company, Activity, at);
    }
}
