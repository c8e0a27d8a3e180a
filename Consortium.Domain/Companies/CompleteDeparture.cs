namespace Consortium.Domain.Companies;

/// <summary>
/// Ends a membership whose last day is over. Before that, when the day was moved, and again, nothing is recorded; so the message
/// that leads here may come early, late and twice.
/// </summary>
/// <param name="Company">The member.</param>
public sealed record CompleteDeparture(CompanyId Company)
{
    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at) =>
        company is PartnerCompany.Member { LastDay: { } lastDay } && lastDay < DateOnly.FromDateTime(at.UtcDateTime)
            ? new PartnerCompanyEvent.Departed(Company, lastDay, at)
            : Outcome.AlreadyDone<PartnerCompanyEvent>();
}
