namespace Consortium.Domain.Committee;

/// <summary>
/// A member confirms for their company that they have read a slate that is approved unless somebody objects (L-35): its
/// reading counts for the quorum of each item that the company could object to. Confirming again records nothing.
/// </summary>
/// <param name="Member">Who confirms; known from sign-in.</param>
/// <param name="Company">The company that they signed in for.</param>
public sealed record ConfirmReading(CommitteeMemberId Member, CompanyId Company)
{
    public static readonly Refusal ByVote = new(
        "ballot.by-vote", "L-35", "Ce scrutin se décide par vote : votez.", "This ballot is decided by votes: vote.");

    public Outcome<BallotEvent> Decide(Ballot ballot, DateTimeOffset at)
    {
        if (ballot is not Ballot.Held held || held.SeatOf(Member)?.Company != Company)
            return Ballot.NotFound;
        if (held.Procedure is not BallotProcedure.NoObjection)
            return ByVote;

        var (items, refusal) = held.Choose(
            [], item => item.Count.Readers.ContainsKey(Company), item => PullOutItem.StandsInTheWay(held, item, Member, Company, at));
        if (refusal is not null)
            return refusal;

        return items.IsEmpty ? Outcome.AlreadyDone<BallotEvent>() : new BallotEvent.ItemsRead(held.Id, Company, Member, items, at);
    }
}
