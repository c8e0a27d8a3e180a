namespace Consortium.Domain.Matches;

/// <summary>
/// A coordinator notes something about a match, in whatever phase, for the coordinators alone (C-16). The same note again records
/// nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
/// <param name="Words">What they noted.</param>
public sealed record NoteOnMatch(MatchId Match, CoordinatorId By, KeptText Words)
{
    public Outcome<MatchEvent> Decide(Match match, DateTimeOffset at) => match switch
    {
        Matches.Match.Known { File.Notes: var notes } when notes.Contains(Words.Id) => Outcome.AlreadyDone<MatchEvent>(),
        Matches.Match.Known => new MatchEvent.Noted(Match, By, Words, at),
        _ => Matches.Match.NotFound,
    };
}
