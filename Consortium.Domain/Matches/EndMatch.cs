using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// Mentor or mentee ends their mission, alone and without giving a reason (L-29, C-05); both places are free in the same step.
/// Ending early is no failure: who says that the goals are reached completes it, early or in time as the day has it (C-06). An end
/// by agreement waits for the other's word, and ends nothing before. Ending what ended, however it did, and saying the same
/// again records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="By">Who ends it.</param>
/// <param name="How">Completed, early or not; by agreement; or withdrawn.</param>
public sealed record EndMatch(MatchId Match, ParticipantId By, MissionEnd How)
{
    public static readonly Refusal NotRunning = new(
        "match.not-running", "C-06",
        "Ce jumelage n'est pas en cours : il n'y a pas de mission à terminer.",
        "This match is not running: there is no mission to end.");

    public static readonly Refusal NotTheirWord = new(
        "match.not-their-word", "C-06",
        "Les deux personnes terminent leur mission comme accomplie, d'un commun accord ou par retrait ; le reste revient à d'autres.",
        "The two people end their mission as completed, by agreement or by withdrawing; the rest is for others to say.");

    public static readonly Refusal HaveNotMet = new(
        "match.have-not-met", "C-06",
        "Aucune première rencontre n'est consignée : une mission sans rencontre ne peut pas être accomplie.",
        "No first meeting is recorded: a mission without a meeting cannot be completed.");

    /// <param name="match">The match.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="cohort">Its cohort: until its last day a completion is an early one.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(
        Match match, Participant mentor, Participant mentee, Cohort cohort, DateTimeOffset at)
    {
        if (match is not Matches.Match.Known { File: { WasProposed: true, Pair: var pair } file } || !pair.People.Contains(By))
            return Matches.Match.NotFound;
        if (match is Matches.Match.Ended)
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []);
        if (match is not (Matches.Match.AwaitingFirstMeeting or Matches.Match.Active or Matches.Match.Suspended))
            return NotRunning;

        switch (How)
        {
            case MissionEnd.Withdrawn:
                return Ended(MissionEnd.Withdrawn);
            case MissionEnd.EndedByAgreement when file.AgreedToEnd.Contains(By):
                return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []);
            case MissionEnd.EndedByAgreement when file.AgreedToEnd.IsEmpty:
                return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([new MatchEvent.EndAgreed(Match, By, at)], [], []);
            case MissionEnd.EndedByAgreement:
                return Ended(MissionEnd.EndedByAgreement);
            case MissionEnd.Completed or MissionEnd.CompletedEarly:
                return file.Mission?.FirstMetOn is null
                    ? HaveNotMet
                    : Ended(MatchMission.CompletionOn(DateOnly.FromDateTime(at.UtcDateTime), cohort));
            default:
                return NotTheirWord;
        }

        Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Ended(MissionEnd how) =>
            new([new MatchEvent.Ended(Match, how, By, at)], mentor.FreesPlaceOf(Match, at), mentee.FreesPlaceOf(Match, at));
    }
}
