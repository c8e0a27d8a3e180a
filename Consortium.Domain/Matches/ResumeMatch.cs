namespace Consortium.Domain.Matches;

/// <summary>
/// A coordinator takes a suspended match up again, once nothing between the two companies stands in its way. Who has not met yet
/// has the whole time for it again. Resuming it again records nothing.
/// </summary>
/// <param name="Match">The match.</param>
public sealed record ResumeMatch(MatchId Match)
{
    public static readonly Refusal NotSuspended = new(
        "match.not-suspended", "L-20", "Ce jumelage n'est pas suspendu.", "This match is not suspended.");

    /// <param name="match">The match.</param>
    /// <param name="rules">The rules of the day.</param>
    /// <param name="rulesPosition">Up to which event they were read.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent> Decide(Match match, DayRules rules, long rulesPosition, DateTimeOffset at)
    {
        if (match is Matches.Match.Unknown)
            return Matches.Match.NotFound;
        if (match is Matches.Match.AwaitingFirstMeeting or Matches.Match.Active)
            return Outcome.AlreadyDone<MatchEvent>();
        if (match is not Matches.Match.Suspended { Pair: var pair, File.Mission: var mission })
            return NotSuspended;

        return rules.Between(pair.MentorCompany, pair.MenteeCompany) is [var reason, ..]
            ? reason
            : new MatchEvent.Resumed(Match, mission is { FirstMetOn: null } ? MatchMission.AwaitsMeetingFrom(mission.StartsOn, at) : null, rulesPosition, at);
    }
}
