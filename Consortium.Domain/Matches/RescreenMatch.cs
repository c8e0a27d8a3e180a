using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// The rules between companies changed, or a day began, and an open match is asked about again (L-20). What may not go on is
/// stopped, and its places are free in the same step; an active match is suspended and keeps its places until a coordinator takes
/// it up. A draft holds nobody's place and is asked when it is proposed; before the committee the vote's own outcome asks. The
/// home companies learn that it stopped, and not why (L-21). Asking again records nothing.
/// </summary>
/// <param name="Match">The match.</param>
public sealed record RescreenMatch(MatchId Match)
{
    /// <summary>Whether a match is one that a change of the rules stops.</summary>
    public static bool Touches(Match match, DayRules rules) =>
        match is Matches.Match.AwaitingCompanyConsents or Matches.Match.Consented or Matches.Match.AwaitingParticipants
            or Matches.Match.AwaitingFirstMeeting or Matches.Match.Active
        && ((Match.Known)match).Pair is var pair
        && rules.Between(pair.MentorCompany, pair.MenteeCompany).Count > 0;

    /// <param name="match">The match.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="rules">The rules of the day.</param>
    /// <param name="rulesPosition">Up to which event they were read.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(
        Match match, Participant mentor, Participant mentee, DayRules rules, long rulesPosition, DateTimeOffset at)
    {
        if (!Touches(match, rules))
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []);

        return match is Matches.Match.AwaitingFirstMeeting or Matches.Match.Active
            ? new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([new MatchEvent.Suspended(Match, rulesPosition, at)], [], [])
            : new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>(
                [new MatchEvent.Stopped(Match, rulesPosition, at)], mentor.FreesPlaceOf(Match, at), mentee.FreesPlaceOf(Match, at));
    }
}
