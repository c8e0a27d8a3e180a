using Consortium.Domain.Matches;

namespace Consortium.Domain.Committee;

/// <summary>
/// Takes an item out of a slate, to be voted on in a ballot of its own with the same roster and recusals, and without the votes
/// so far. In a slate by silence this is the objection (L-35). Pulling it out again records nothing.
/// </summary>
/// <param name="Item">The item.</param>
/// <param name="Member">The member who asks for it; null when a coordinator does.</param>
/// <param name="Company">The company that the member signed in for.</param>
/// <param name="Reason">Why, when somebody says.</param>
public sealed record PullOutItem(BallotItemId Item, CommitteeMemberId? Member, CompanyId? Company, KeptText? Reason)
{
    public static readonly Refusal IsNoSlate = new(
        "ballot.is-no-slate", "L-35",
        "Ce point est déjà seul sur son scrutin.",
        "This item already has a ballot of its own.");

    /// <summary>The ballot of its own that a pulled-out item gets.</summary>
    public static BallotId BallotOf(BallotItemId item) => new(DerivedId.Of("ballot of a pulled-out item", item.Value));

    /// <param name="slate">The slate.</param>
    /// <param name="own">What is recorded of the ballot of the item's own.</param>
    /// <param name="match">The match that the item is on, which is told its new ballot; null for every other subject.</param>
    /// <param name="rules">The rules in force: the policy says how long the new ballot is open.</param>
    /// <param name="at">When.</param>
    public Outcome<BallotEvent, BallotEvent, MatchEvent> Decide(Ballot slate, Ballot own, Match? match, ConsortiumRules rules, DateTimeOffset at)
    {
        if (slate is not Ballot.Held held || (Member is { } asking && held.SeatOf(asking)?.Company != Company))
            return Ballot.NotFound;
        if (own is Ballot.Held)
            return new Outcome<BallotEvent, BallotEvent, MatchEvent>([], [], []);
        if (held.Items.FirstOrDefault(item => item.Id == Item) is not { } item)
            return Ballot.NoSuchItem;
        if (StandsInTheWay(held, item, Member, Company, at) is { } refusal)
            return refusal;
        if (held is { Items.Length: 1, Procedure: BallotProcedure.Vote })
            return IsNoSlate;

        var into = BallotOf(Item);
        var opened = new OpenedItem(
            BallotItem.IdOf(into, 0),
            item.Subject,
            [.. item.Count.HomeCompanies.OrderBy(home => home.Value)],
            [.. item.Count.Recused.OrderBy(recused => recused.Value)],
            item.Dossier);
        return new Outcome<BallotEvent, BallotEvent, MatchEvent>(
            [new BallotEvent.ItemPulledOut(held.Id, Item, into, Company, Reason, at)],
            [
                new BallotEvent.Opened(
                    into, held.Roster, [opened], BallotProcedure.Vote, at.AddDays(rules.Policy[PolicyNumber.BallotLengthDays]), at),
            ],
            match is Match.BeforeCommittee && item.Subject is BallotSubject.OfMatch(var id) ? [new MatchEvent.BroughtBeforeCommittee(id, into, at)] : []);
    }

    /// <summary>Why a member may not object to an item; nothing holds a coordinator but its end.</summary>
    internal static Refusal? StandsInTheWay(Ballot.Held ballot, BallotItem item, CommitteeMemberId? member, CompanyId? company, DateTimeOffset at)
    {
        if (item.Result is not null || at > ballot.ClosesAt)
            return CastVote.Closed;
        if (member is { } person && item.Count.Recused.Contains(person))
            return CastVote.Recused;

        return company is { } theirs && item.Count.HomeCompanies.Contains(theirs) && !item.Count.HomeCompaniesVote ? CastVote.OwnCompany : null;
    }
}
