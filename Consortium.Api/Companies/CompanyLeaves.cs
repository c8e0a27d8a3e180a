using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>
/// A member's last day is over. Sent when a departure is announced and each time its day moves; the company's state decides
/// whether it is over indeed, so no timer is ever cancelled.
/// </summary>
public sealed record CompanyLeaves(CompanyId Company)
{
    /// <summary>The first moment after the last day, in UTC.</summary>
    public static DateTimeOffset After(DateOnly lastDay) => new(lastDay.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
}

public static class CompanyLeavesHandler
{
    public static async Task Handle(CompanyLeaves message, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        await streams.Decide(
            StreamAddress.Of<PartnerCompany>(message.Company.Value),
            (PartnerCompany company) => new CompleteDeparture(message.Company).Decide(company, clock.GetUtcNow()),
            ct: ct);
}
