using Consortium.Domain.Committee;
using Consortium.Domain.Matches;

namespace Consortium.Domain.Decisions;

/// <summary>
/// Notes on a ballot what became of a match that it settled: its decision, or none when the match ended before. When the last is
/// noted, the slate may be told as a whole. Noting it again records nothing.
/// </summary>
/// <param name="Match">The match.</param>
public sealed record ConcludeMatch(MatchId Match)
{
    /// <param name="ballot">The ballot; the item on the match must be settled for anything to be recorded.</param>
    /// <param name="match">The match, after what the ballot led to was decided.</param>
    /// <param name="at">When.</param>
    public Outcome<BallotEvent> Decide(Ballot ballot, Match match, DateTimeOffset at)
    {
        if (ballot is not Ballot.Held held || held.On(new BallotSubject.OfMatch(Match)) is not { Result: not null, IsConcluded: false } item)
            return Outcome.AlreadyDone<BallotEvent>();

        var decision = match is Matches.Match.Known { File.Decision: { } made } && made.Ballot == held.Id ? made : null;
        return new BallotEvent.MatchConcluded(held.Id, item.Id, decision, at);
    }
}
