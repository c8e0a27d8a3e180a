using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>
/// A member votes for their company, or changes its vote while an item is open. The vote that leaves nothing to be turned
/// settles the item. The same vote again records nothing, after the settlement too.
/// </summary>
/// <param name="Member">Who votes; known from sign-in, never from a request's body.</param>
/// <param name="Company">The company that they signed in for: nobody votes for another (L-30).</param>
/// <param name="Vote">The choice.</param>
/// <param name="Items">On which items; on each that the company may vote on when none is named.</param>
public sealed record CastVote(CommitteeMemberId Member, CompanyId Company, Vote Vote, ImmutableArray<BallotItemId> Items)
{
    public static readonly Refusal Closed = new(
        "ballot.closed", "L-30", "Le scrutin est clos.", "The ballot is closed.");

    public static readonly Refusal OwnCompany = new(
        "ballot.own-company", "L-32",
        "Votre entreprise est l'une des deux du jumelage : elle consent, elle ne vote pas.",
        "Your company is one of the two in the match: it consents, it does not vote.");

    public static readonly Refusal Recused = new(
        "ballot.recused", "L-31", "Vous êtes récusé·e de ce scrutin.", "You are recused from this ballot.");

    public Outcome<BallotEvent> Decide(Ballot ballot, DateTimeOffset at)
    {
        if (ballot is not Ballot.Held held || held.SeatOf(Member)?.Company != Company)
            return Ballot.NotFound;

        var (items, refusal) = held.Choose(
            Items, item => item.Count.Votes.GetValueOrDefault(Company) == new SeatVote(Member, Vote), item => StandsInTheWay(held, item, at));
        if (refusal is not null)
            return refusal;
        if (items.IsEmpty)
            return Outcome.AlreadyDone<BallotEvent>();

        return CloseBallot.Settling(held, new BallotEvent.VoteCast(held.Id, Company, Member, Vote, items, at), items, at);
    }

    private Refusal? StandsInTheWay(Ballot.Held ballot, BallotItem item, DateTimeOffset at)
    {
        if (item.Result is not null || at > ballot.ClosesAt)
            return Closed;
        if (item.Count.Recused.Contains(Member))
            return Recused;

        return item.Count.HomeCompanies.Contains(Company) && !item.Count.HomeCompaniesVote ? OwnCompany : null;
    }
}
