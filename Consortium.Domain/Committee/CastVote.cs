namespace Consortium.Domain.Committee;

/// <summary>
/// A member votes, or changes their vote while the ballot is open. The vote that leaves nothing to be turned settles the
/// ballot. The same vote again records nothing, after the settlement too.
/// </summary>
/// <param name="Member">Who votes; known from sign-in, never from a request's body.</param>
/// <param name="Vote">The choice.</param>
public sealed record CastVote(CommitteeMemberId Member, Vote Vote)
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
        if (ballot is not Ballot.Held held || held.Count.Roster.FirstOrDefault(seat => seat.Member == Member) is not { } seat)
            return Ballot.NotFound;
        if (held.Count.Votes.TryGetValue(Member, out var cast) && cast == Vote)
            return Outcome.AlreadyDone<BallotEvent>();
        if (held.Result is not null || at > held.ClosesAt)
            return Closed;
        if (held.Count.Recused.Contains(Member))
            return Recused;
        if (held.Count.HomeCompanies.Contains(seat.Company) && !held.Count.HomeCompaniesVote)
            return OwnCompany;

        return CloseBallot.Settling(held with { Count = held.Count.With(Member, Vote) }, new BallotEvent.VoteCast(held.Id, Member, Vote, at), at);
    }
}
