namespace Consortium.Domain.Committee;

/// <summary>
/// Takes a member out of an open ballot: no vote, no dossier, no part in the quorum (L-31). A vote already cast goes with
/// them. It may settle the ballot. Recusing again records nothing.
/// </summary>
/// <param name="Member">Who is recused.</param>
public sealed record RecuseMember(CommitteeMemberId Member)
{
    public Outcome<BallotEvent> Decide(Ballot ballot, DateTimeOffset at)
    {
        if (ballot is not Ballot.Held held || held.Count.Roster.All(seat => seat.Member != Member))
            return Ballot.NotFound;
        if (held.Count.Recused.Contains(Member))
            return Outcome.AlreadyDone<BallotEvent>();
        if (held.Result is not null || at > held.ClosesAt)
            return CastVote.Closed;

        return CloseBallot.Settling(held with { Count = held.Count.Without(Member) }, new BallotEvent.MemberRecused(held.Id, Member, at), at);
    }
}
