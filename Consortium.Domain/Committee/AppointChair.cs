namespace Consortium.Domain.Committee;

/// <summary>
/// Makes a holder of a seat the chair. The first appointment constitutes the committee: from then on companies are admitted by
/// ballot. Appointing the chair again records nothing.
/// </summary>
/// <param name="Member">Who chairs from now on.</param>
public sealed record AppointChair(CommitteeMemberId Member)
{
    public static readonly Refusal HoldsNoSeat = new(
        "committee.chair-holds-no-seat", "A-11",
        "La présidence revient à une personne qui occupe un siège du comité.",
        "The chair is somebody who holds a seat on the committee.");

    public Outcome<SteeringCommitteeEvent> Decide(SteeringCommittee committee, DateTimeOffset at)
    {
        if (committee.Chair == Member)
            return Outcome.AlreadyDone<SteeringCommitteeEvent>();
        if (committee.CompanyOf(Member) is not { } company || committee[company].Holder != Member)
            return HoldsNoSeat;

        return Outcome.Record<SteeringCommitteeEvent>(
            [.. committee.ChairEndsWith(committee.Chair, at), new SteeringCommitteeEvent.ChairAppointed(company, Member, at)]);
    }
}
