namespace Consortium.Domain.Matches;

/// <summary>
/// The coordinator who took a match up puts it back where it was, as long as nobody else has acted on it. Putting it back again
/// records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
public sealed record TakeBackScreening(MatchId Match, CoordinatorId By)
{
    public static readonly Refusal TooLate = new(
        "match.too-late-to-take-back", "C-23",
        "Quelqu'un d'autre a déjà agi sur ce jumelage, ou il est plus loin : on ne peut plus revenir en arrière.",
        "Somebody else has acted on this match already, or it is further on: it can no longer be taken back.");

    public Outcome<MatchEvent> Decide(Match match, DateTimeOffset at) => match switch
    {
        Matches.Match.Unknown => Matches.Match.NotFound,
        Matches.Match.Draft or Matches.Match.Deferred => Outcome.AlreadyDone<MatchEvent>(),
        Matches.Match.Screened { Before: { } before } screened when screened.File.Coordinator == By =>
            new MatchEvent.ScreeningTakenBack(Match, By, before is Matches.Match.Deferred, at),
        _ => TooLate,
    };
}
