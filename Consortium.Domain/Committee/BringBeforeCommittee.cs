using Consortium.Domain.Matches;

namespace Consortium.Domain.Committee;

/// <summary>
/// Brings matches that both their home companies consented to before the committee, each as an item of its own. Doing it again
/// with the same ballot records nothing.
/// </summary>
/// <param name="Matches">The matches, in the order of the agenda.</param>
/// <param name="Opening">The ballot.</param>
public sealed record BringBeforeCommittee(IReadOnlyList<MatchId> Matches, OpenBallot Opening)
{
    /// <param name="matches">What is recorded of the matches, in their order.</param>
    /// <param name="dossierOf">What the voters may know of a match.</param>
    /// <param name="ballot">What is recorded under the ballot's id.</param>
    /// <param name="committee">Who sits now.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, BallotEvent> Decide(
        IReadOnlyList<Match> matches,
        Func<MatchId, MatchFile, MatchDossier> dossierOf,
        Ballot ballot,
        SteeringCommittee committee,
        ConsortiumRules rules,
        DateTimeOffset at)
    {
        if (ballot is Ballot.Held)
            return new Outcome<MatchEvent, BallotEvent>([], []);
        if (matches.Any(match => match is Match.Unknown))
            return Match.NotFound;
        if (matches.Any(match => match is not Match.Consented))
            return Match.NotConsented;

        var topics = matches.Cast<Match.Consented>().Zip(Matches, (match, id) => TopicOf(id, match.Pair, dossierOf(id, match.File)));
        var opening = Opening.Decide(ballot, [.. topics], committee, rules, at);
        return opening.Refusal is { } refusal
            ? refusal
            : new Outcome<MatchEvent, BallotEvent>(
                [.. Matches.Select(match => new MatchEvent.BroughtBeforeCommittee(match, Opening.Ballot, at))], opening.Events);
    }

    private static Topic TopicOf(MatchId match, Pair pair, MatchDossier dossier) =>
        new(new BallotSubject.OfMatch(match), [pair.MentorCompany, pair.MenteeCompany], pair.Touches, dossier);
}
