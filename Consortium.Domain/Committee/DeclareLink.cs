namespace Consortium.Domain.Committee;

/// <summary>
/// A committee member declares a link with a company or a participant, beforehand: later ballots on either open with that
/// member recused (L-31). Declaring it again records nothing.
/// </summary>
/// <param name="Member">Who declares; known from sign-in.</param>
/// <param name="With">The id of the company or of the participant.</param>
public sealed record DeclareLink(CommitteeMemberId Member, Guid With)
{
    public static readonly Refusal HoldsNoSeat = new(
        "committee.holds-no-seat", "L-30",
        "Seule une personne qui siège au comité déclare ses liens.",
        "Only somebody who sits on the committee declares links.");

    public Outcome<SteeringCommitteeEvent> Decide(SteeringCommittee committee, DateTimeOffset at)
    {
        if (committee.CompanyOf(Member) is null)
            return HoldsNoSeat;

        var link = new DeclaredLink(Member, With);
        return committee.Links.Contains(link)
            ? Outcome.AlreadyDone<SteeringCommitteeEvent>()
            : new SteeringCommitteeEvent.LinkDeclared(link, at);
    }
}
