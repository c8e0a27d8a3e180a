namespace Consortium.Domain.Committee;

/// <summary>
/// Gives a member company's seat to a person. Ballots already open keep the roster that they opened with (L-30). Giving it to
/// its holder again records nothing.
/// </summary>
/// <param name="Company">The company.</param>
/// <param name="Member">Who sits for it from now on; its alternate may be promoted.</param>
public sealed record FillSeat(CompanyId Company, CommitteeMemberId Member)
{
    public static readonly Refusal SitsForAnother = new(
        "committee.sits-for-another-company", "L-30",
        "Cette personne siège déjà pour une autre entreprise : une personne, un siège.",
        "This person already sits for another company: one person, one seat.");

    public static readonly Refusal NotAMember = new(
        "committee.company-not-a-member", "A-11",
        "Seule une entreprise membre a un siège au comité de pilotage.",
        "Only a member company has a seat on the steering committee.");

    public Outcome<SteeringCommitteeEvent> Decide(SteeringCommittee committee, ConsortiumRules rules, DateTimeOffset at)
    {
        if (!rules.Members.Contains(Company))
            return NotAMember;
        var seat = committee[Company];
        if (seat.Holder == Member)
            return Outcome.AlreadyDone<SteeringCommitteeEvent>();
        if (committee.CompanyOf(Member) is { } other && other != Company)
            return SitsForAnother;

        SteeringCommitteeEvent[] promoted =
            seat.Alternate == Member ? [new SteeringCommitteeEvent.SeatLeft(Company, Member, SeatPart.Alternate, at)] : [];
        return Outcome.Record<SteeringCommitteeEvent>(
            [.. committee.ChairEndsWith(seat.Holder, at), .. promoted, new SteeringCommitteeEvent.SeatFilled(Company, Member, at)]);
    }
}
