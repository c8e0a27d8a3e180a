namespace Consortium.Domain.Matches;

/// <summary>
/// Mentor and mentee have met for the first time: the day, and nothing of what was said (L-23). From then on nobody waits for
/// them (C-13). Recording it again, on another day too, records nothing: the first word stands.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="On">The day, in UTC.</param>
public sealed record RecordFirstMeeting(MatchId Match, DateOnly On)
{
    public static readonly Refusal NotAwaited = new(
        "match.meeting-not-awaited", "C-13",
        "Aucune première rencontre n'est attendue de ce jumelage : il n'est pas en cours.",
        "No first meeting is awaited of this match: its mission does not run.");

    public static readonly Refusal DayIsWrong = new(
        "match.meeting-day-is-wrong", "C-13",
        "La première rencontre a lieu entre le jour où les deux personnes ont accepté et aujourd'hui.",
        "The first meeting is held between the day on which both people accepted and today.");

    public Outcome<MatchEvent> Decide(Match match, DateTimeOffset at)
    {
        if (match is Matches.Match.Unknown)
            return Matches.Match.NotFound;
        if (match is Matches.Match.Known { File.Mission.FirstMetOn: not null })
            return Outcome.AlreadyDone<MatchEvent>();
        if (match is not Matches.Match.AwaitingFirstMeeting { File.Mission: { } mission })
            return NotAwaited;
        if (On < mission.AgreedOn || On > DateOnly.FromDateTime(at.UtcDateTime))
            return DayIsWrong.With("on", $"{On:O}").With("from", $"{mission.AgreedOn:O}");

        return new MatchEvent.FirstMeetingRecorded(Match, On, at);
    }
}
