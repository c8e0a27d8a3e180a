namespace Consortium.Domain.Matches;

/// <summary>
/// A coordinator goes on with a match although a question is open, and says why. Only a question that nobody has answered
/// can be overruled: an exclusion, a conflict or somebody's own no never is. Overruling it again records nothing: the first
/// reason stands.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="Code">The code of the reason that stands in the way.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
/// <param name="Reason">Why, for the coordinators.</param>
public sealed record OverruleReason(MatchId Match, string Code, CoordinatorId By, KeptText Reason)
{
    public static readonly Refusal NotAQuestion = new(
        "match.not-a-question", "A-27",
        "Seule une question restée sans réponse peut être écartée : une exclusion ou un conflit ne le peut jamais.",
        "Only a question that nobody has answered can be overruled: an exclusion or a conflict never can.");

    public Outcome<MatchEvent> Decide(Match match, DateTimeOffset at)
    {
        if (match is not Matches.Match.Known { File: var file })
            return Matches.Match.NotFound;
        if (file.Overruled.Contains(Code))
            return Outcome.AlreadyDone<MatchEvent>();
        if (match is not (Matches.Match.Draft or Matches.Match.Screened or Matches.Match.AwaitingInformation))
            return ProposeMatch.NotInQueue;

        return Code == EligibilityOfPeople.IndependenceOpen.Code ? new MatchEvent.Overruled(Match, Code, By, Reason, at) : NotAQuestion;
    }
}
