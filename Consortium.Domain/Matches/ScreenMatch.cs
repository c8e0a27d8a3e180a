namespace Consortium.Domain.Matches;

/// <summary>
/// A coordinator has looked at a drafted match, or takes a deferred one up before its day, and looks after it from now on (C-23).
/// Screening it again records nothing, whoever does.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
public sealed record ScreenMatch(MatchId Match, CoordinatorId By)
{
    public Outcome<MatchEvent> Decide(Match match, DateTimeOffset at) => match switch
    {
        Matches.Match.Draft or Matches.Match.Deferred => new MatchEvent.Screened(Match, By, at),
        Matches.Match.Screened => Outcome.AlreadyDone<MatchEvent>(),
        Matches.Match.Unknown => Matches.Match.NotFound,
        _ => ProposeMatch.NotInQueue,
    };
}
