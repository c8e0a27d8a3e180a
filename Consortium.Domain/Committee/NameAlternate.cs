namespace Consortium.Domain.Committee;

/// <summary>
/// Names who votes for a company when the holder of its seat does not; a proxy is a person of the same company alone (L-30).
/// Naming the same person again records nothing.
/// </summary>
/// <param name="Company">The company.</param>
/// <param name="Member">Its alternate from now on.</param>
public sealed record NameAlternate(CompanyId Company, CommitteeMemberId Member)
{
    public static readonly Refusal HoldsTheSeat = new(
        "committee.alternate-holds-the-seat", "L-30",
        "Cette personne occupe déjà le siège : nommez-en une autre comme suppléante.",
        "This person holds the seat: name somebody else as alternate.");

    public Outcome<SteeringCommitteeEvent> Decide(SteeringCommittee committee, ConsortiumRules rules, DateTimeOffset at)
    {
        if (!rules.Members.Contains(Company))
            return FillSeat.NotAMember;
        if (committee[Company].Alternate == Member)
            return Outcome.AlreadyDone<SteeringCommitteeEvent>();
        if (committee[Company].Holder == Member)
            return HoldsTheSeat;
        if (committee.CompanyOf(Member) is not null)
            return FillSeat.SitsForAnother;

        return new SteeringCommitteeEvent.AlternateNamed(Company, Member, at);
    }
}
