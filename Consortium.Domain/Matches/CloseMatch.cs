using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// A coordinator ends a mission: for the two people, as completed or by agreement, or against them, as when a rule that came in
/// stands (L-20). The reason stays among the coordinators. Both places are free in the same step. Closing again, and closing what
/// ended otherwise, records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="How">Completed, early or not; by agreement; or terminated.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
/// <param name="Reason">Why, for the coordinators.</param>
public sealed record CloseMatch(MatchId Match, MissionEnd How, CoordinatorId By, KeptText Reason)
{
    public static readonly Refusal NotTheCoordinatorsWord = new(
        "match.not-the-coordinators-word", "C-06",
        "On se retire soi-même, et le temps seul dit que deux personnes ne se sont jamais rencontrées : fermez autrement.",
        "People withdraw by themselves, and time alone says that two never met: close it otherwise.");

    /// <param name="match">The match.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="cohort">Its cohort: until its last day a completion is an early one.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(
        Match match, Participant mentor, Participant mentee, Cohort cohort, DateTimeOffset at)
    {
        if (match is not Matches.Match.Known { File.Mission: var mission })
            return Matches.Match.NotFound;
        if (match is Matches.Match.Ended)
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []);
        if (match is not (Matches.Match.AwaitingFirstMeeting or Matches.Match.Active or Matches.Match.Suspended))
            return EndMatch.NotRunning;

        return How switch
        {
            MissionEnd.Terminated or MissionEnd.EndedByAgreement => Closed(How),
            MissionEnd.Completed or MissionEnd.CompletedEarly => mission?.FirstMetOn is null
                ? EndMatch.HaveNotMet
                : Closed(MatchMission.CompletionOn(DateOnly.FromDateTime(at.UtcDateTime), cohort)),
            _ => NotTheCoordinatorsWord,
        };

        Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Closed(MissionEnd how) =>
            new([new MatchEvent.Closed(Match, how, By, Reason, at)], mentor.FreesPlaceOf(Match, at), mentee.FreesPlaceOf(Match, at));
    }
}
