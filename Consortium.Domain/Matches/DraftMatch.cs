namespace Consortium.Domain.Matches;

/// <summary>Puts a pair that a run found into the coordinator's queue. Drafting it again records nothing.</summary>
/// <param name="Match">The match.</param>
/// <param name="Run">The run that found it.</param>
/// <param name="Pair">Who.</param>
public sealed record DraftMatch(MatchId Match, MatchingRunId Run, Pair Pair)
{
    public Outcome<MatchEvent> Decide(Match match, DateTimeOffset at) => match is Matches.Match.Unknown
        ? new MatchEvent.Drafted(Match, Run, Pair, at)
        : Outcome.AlreadyDone<MatchEvent>();
}
