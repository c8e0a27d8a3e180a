using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>
/// Takes a member out of open items: no vote, no dossier, and no part in the quorum unless the other person of the seat is
/// left (L-31). A vote that they cast goes with them. It may settle an item. Recusing again records nothing.
/// </summary>
/// <param name="Member">Who is recused.</param>
/// <param name="Items">From which items; from each that is open when none is named.</param>
public sealed record RecuseMember(CommitteeMemberId Member, ImmutableArray<BallotItemId> Items)
{
    public Outcome<BallotEvent> Decide(Ballot ballot, DateTimeOffset at)
    {
        if (ballot is not Ballot.Held held || held.SeatOf(Member) is null)
            return Ballot.NotFound;

        var (items, refusal) = held.Choose(
            Items,
            item => item.Count.Recused.Contains(Member),
            item => item.Result is not null || at > held.ClosesAt ? CastVote.Closed : null);
        if (refusal is not null)
            return refusal;
        if (items.IsEmpty)
            return Outcome.AlreadyDone<BallotEvent>();

        return CloseBallot.Settling(held, new BallotEvent.MemberRecused(held.Id, Member, items, at), items, at);
    }
}
