namespace Consortium.Domain.Companies;

/// <summary>
/// A member says on which day it leaves, or moves that day. Until then it is a member like any other, save that no day after it
/// is. Announcing the same day again records nothing.
/// </summary>
/// <param name="Company">The member.</param>
/// <param name="LastDay">The last day of its membership, included: in UTC, today at the earliest and ten years ahead at the latest.</param>
public sealed record AnnounceDeparture(CompanyId Company, DateOnly LastDay)
{
    public static readonly Refusal DayOutOfRange = new(
        "company.departure-day-out-of-range", "A-11",
        "La dernière journée est passée ou trop lointaine : choisissez aujourd'hui ou une journée des dix prochaines années.",
        "The last day has passed or is too far away: choose today or a day of the next ten years.");

    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at)
    {
        if (company is not PartnerCompany.Member member)
            return PartnerCompany.NotFound;
        if (member.LastDay == LastDay)
            return Outcome.AlreadyDone<PartnerCompanyEvent>();
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        if (LastDay < today || LastDay > today.AddYears(10))
            return DayOutOfRange;

        return new PartnerCompanyEvent.DepartureAnnounced(Company, LastDay, at);
    }
}
