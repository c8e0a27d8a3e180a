using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>
/// A member's last day is over. Sent when a departure is announced and each time its day moves; the company's state decides
/// whether it is over indeed, so no timer is ever cancelled. Its seat on the committee ends with it.
/// </summary>
public sealed record CompanyLeaves(CompanyId Company)
{
    /// <summary>The first moment after the last day, in UTC.</summary>
    public static DateTimeOffset After(DateOnly lastDay) => new(lastDay.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
}

public static class CompanyLeavesHandler
{
    public static async Task Handle(CompanyLeaves message, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var company = message.Company.Value;
        await streams.Decide(
            [StreamAddress.Of<PartnerCompany>(company), StreamAddress.Of<SteeringCommittee>(SteeringCommittee.Stream)],
            before =>
            {
                var at = clock.GetUtcNow();
                var left = new CompleteDeparture(message.Company).Decide(before.Of<PartnerCompany>(company), at).Events;
                return new Recording(null)
                {
                    Events = left.Count > 0
                        ? [(company, [.. left]), (SteeringCommittee.Stream, Unseat(before.Of<SteeringCommittee>(SteeringCommittee.Stream), at))]
                        : [],
                };
            },
            ct);

        IReadOnlyList<object> Unseat(SteeringCommittee committee, DateTimeOffset at)
        {
            var holder = new LeaveSeat(message.Company, SeatPart.Holder).Decide(committee, at).Events;
            var alternate = new LeaveSeat(message.Company, SeatPart.Alternate).Decide(holder.Aggregate(committee, SteeringCommittee.Evolve), at).Events;
            return [.. holder, .. alternate];
        }
    }
}
