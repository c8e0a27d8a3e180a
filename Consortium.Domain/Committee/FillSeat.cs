namespace Consortium.Domain.Committee;

/// <summary>Gives a member company's seat to a person. Ballots already open keep the roster that they opened with (L-30).</summary>
/// <param name="Company">The company.</param>
/// <param name="Member">Who sits for it from now on.</param>
public sealed record FillSeat(CompanyId Company, CommitteeMemberId Member)
{
    public static readonly Refusal SitsForAnother = new(
        "committee.sits-for-another-company", "L-30",
        "Cette personne occupe déjà le siège d'une autre entreprise : une personne, un siège.",
        "This person already holds another company's seat: one person, one seat.");

    public static readonly Refusal NotAMember = new(
        "committee.company-not-a-member", "A-11",
        "Seule une entreprise membre a un siège au comité de pilotage.",
        "Only a member company has a seat on the steering committee.");

    public Outcome<SteeringCommitteeEvent> Decide(SteeringCommittee committee, ConsortiumRules rules, DateTimeOffset at)
    {
        if (!rules.Members.Contains(Company))
            return NotAMember;
        if (committee.Seats.TryGetValue(Company.Value, out var holder) && holder == Member)
            return Outcome.AlreadyDone<SteeringCommitteeEvent>();
        if (committee.Seats.ContainsValue(Member))
            return SitsForAnother;

        return new SteeringCommitteeEvent.SeatFilled(Company, Member, at);
    }
}
