namespace Consortium.Domain.Committee;

/// <summary>
/// The holder or the alternate leaves a company's seat; open ballots keep their roster. A seat that nobody is left on stays
/// the company's, vacant. Leaving again records nothing.
/// </summary>
/// <param name="Company">The company.</param>
/// <param name="Part">Which of the two leaves.</param>
public sealed record LeaveSeat(CompanyId Company, SeatPart Part)
{
    public Outcome<SteeringCommitteeEvent> Decide(SteeringCommittee committee, DateTimeOffset at)
    {
        var seat = committee[Company];
        if ((Part is SeatPart.Holder ? seat.Holder : seat.Alternate) is not { } leaving)
            return Outcome.AlreadyDone<SteeringCommitteeEvent>();

        return Outcome.Record<SteeringCommitteeEvent>(
            [.. committee.ChairEndsWith(leaving, at), new SteeringCommitteeEvent.SeatLeft(Company, leaving, Part, at)]);
    }
}
