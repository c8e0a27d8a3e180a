namespace Consortium.Domain.Companies;

/// <summary>
/// Makes a founding company a member, without a ballot: there is no committee yet to hold one. From its first chair on the
/// committee decides. Admitting a member again records nothing.
/// </summary>
/// <param name="Company">The company.</param>
public sealed record AdmitCompany(CompanyId Company)
{
    public static readonly Refusal FoundingIsOver = new(
        "company.founding-is-over", "L-17",
        "Le comité de pilotage est constitué : l'entreprise pose sa candidature et le comité l'admet.",
        "The steering committee is constituted: the company applies, and the committee admits it.");

    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, ConsortiumRules rules, DateTimeOffset at)
    {
        if (company is PartnerCompany.Member)
            return Outcome.AlreadyDone<PartnerCompanyEvent>();

        return rules.CommitteeIsConstituted ? FoundingIsOver : new PartnerCompanyEvent.Admitted(Company, at);
    }
}
