using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// Time passed over a waiting match (C-01): from half time on whoever is waited for is reminded once, and from the due date on
/// the automatic outcome holds. What the committee had no quorum for comes back to the queue, and so does what a company was
/// asked about and did not answer; a pair that never met is told so (C-13), anything else ends, and the places are free in the
/// same step. The phase decides what is due, so time may pass again, or for a phase long over, and records nothing.
/// </summary>
/// <param name="Match">The match.</param>
public sealed record LapseMatch(MatchId Match)
{
    /// <param name="match">The match.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(Match match, Participant mentor, Participant mentee, DateTimeOffset at)
    {
        if (match is not Matches.Match.Waiting waiting || at < waiting.RemindAt)
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []);
        if (at < waiting.Due)
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>(waiting.Reminded ? [] : [new MatchEvent.Reminded(Match, at)], [], []);

        return waiting switch
        {
            Matches.Match.Deferred => new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([new MatchEvent.CameBack(Match, at)], [], []),
            Matches.Match.AwaitingInformation asked =>
                new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([new MatchEvent.InformationLapsed(Match, asked.Request, at)], [], []),
            Matches.Match.AwaitingFirstMeeting => Over(new MatchEvent.Ended(Match, MissionEnd.NeverMet, By: null, at)),
            _ => Over(new MatchEvent.Lapsed(Match, at)),
        };

        Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Over(MatchEvent ending) =>
            new([ending], mentor.FreesPlaceOf(Match, at), mentee.FreesPlaceOf(Match, at));
    }
}
