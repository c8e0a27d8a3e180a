using System.Collections.Immutable;
using Consortium.Domain.Matches;

namespace Consortium.Domain.Committee;

/// <summary>
/// Brings a match that both home companies consented to before the committee. The roster is the committee of this moment;
/// members with a declared link to a home company or to one of the two people open recused. Opening it again records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="ClosesAt">The last instant at which a vote counts, included.</param>
public sealed record OpenBallot(MatchId Match, DateTimeOffset ClosesAt)
{
    public static readonly Refusal ClosesInThePast = new(
        "ballot.closes-in-the-past", "L-30",
        "La fin du scrutin est déjà passée : choisissez un moment à venir.",
        "The ballot would close in the past: choose a time to come.");

    public static readonly Refusal NobodyMayVote = new(
        "ballot.nobody-may-vote", "L-31",
        "Personne ne peut voter : tous les sièges sont vacants ou récusés.",
        "Nobody may vote: every seat is vacant or recused.");

    /// <summary>A match comes before the committee once, so its ballot's id follows from it.</summary>
    public static BallotId BallotOf(MatchId match) => new(DerivedId.Of("ballot", match.Value));

    public Outcome<MatchEvent, BallotEvent> Decide(Match match, Ballot ballot, SteeringCommittee committee, DateTimeOffset at)
    {
        if (ballot is Ballot.Held)
            return new Outcome<MatchEvent, BallotEvent>([], []);
        if (match is Matches.Match.Unknown)
            return Matches.Match.NotFound;
        if (match is not Matches.Match.Consented { Pair: var pair })
            return Matches.Match.NotConsented;
        if (ClosesAt <= at)
            return ClosesInThePast;

        ImmutableArray<Seat> roster = [.. committee.Seats.Select(seat => new Seat(new CompanyId(seat.Key), seat.Value))];
        ImmutableArray<CommitteeMemberId> recused =
        [
            .. roster.Select(seat => seat.Member).Where(member =>
                pair.Touches.Any(id => committee.Links.Contains(new DeclaredLink(member, id)))),
        ];
        var id = BallotOf(Match);
        var opened = new BallotEvent.Opened(
            id,
            Match,
            roster,
            [pair.MentorCompany, pair.MenteeCompany],
            recused,
            new MatchDossier(pair.Cohort, pair.Score, pair.Confidence),
            ClosesAt,
            at);
        if (Ballot.Evolve(Ballot.Initial, opened) is Ballot.Held { Count.Electors.Count: 0 })
            return NobodyMayVote;

        return new Outcome<MatchEvent, BallotEvent>([new MatchEvent.BroughtBeforeCommittee(Match, id, at)], [opened]);
    }
}
