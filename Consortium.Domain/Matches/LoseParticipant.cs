using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// A match lost one of its two people, whose place is free already: the match ends, and the other's place is free in the same
/// step, so that nobody waits for somebody who left (C-02). A mission that ran until then is told as withdrawn from (C-06). Losing
/// one again records nothing, nor does a match that ended before.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="Lost">Who no longer takes part in it.</param>
public sealed record LoseParticipant(MatchId Match, ParticipantId Lost)
{
    /// <param name="match">The match.</param>
    /// <param name="other">The one of the two who is still there.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, ParticipantEvent> Decide(Match match, Participant other, DateTimeOffset at)
    {
        MatchEvent? ending = match switch
        {
            Matches.Match.AwaitingCompanyConsents or Matches.Match.Consented or Matches.Match.BeforeCommittee or Matches.Match.AwaitingParticipants =>
                new MatchEvent.ParticipantLost(Match, Lost, at),
            Matches.Match.AwaitingFirstMeeting or Matches.Match.Active or Matches.Match.Suspended =>
                new MatchEvent.Ended(Match, MissionEnd.Withdrawn, Lost, at),
            _ => null,
        };
        return ending is null
            ? new Outcome<MatchEvent, ParticipantEvent>([], [])
            : new Outcome<MatchEvent, ParticipantEvent>([ending], other.FreesPlaceOf(Match, at));
    }
}
