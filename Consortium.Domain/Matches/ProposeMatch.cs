using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// The coordinator proposes a pair to its home companies; to propose a draft is to have screened it. Eligibility is asked anew,
/// nobody is proposed who has not acknowledged the agreement, and one place of each person is reserved in the same step,
/// so nobody is proposed twice (C-04). Proposing again records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
public sealed record ProposeMatch(MatchId Match, CoordinatorId By)
{
    public static readonly Refusal NotInQueue = new(
        "match.not-in-queue", "C-23", "Ce jumelage n'attend plus dans la file.", "This match no longer waits in the queue.");

    /// <param name="match">The match.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="rulesPosition">Up to which event they were read.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(
        Match match, Participant mentor, Participant mentee, ConsortiumRules rules, long rulesPosition, DateTimeOffset at)
    {
        if (match is Matches.Match.Unknown)
            return Matches.Match.NotFound;
        if (match is Matches.Match.AwaitingCompanyConsents or Matches.Match.Consented)
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []);
        if (match is not (Matches.Match.Draft or Matches.Match.Screened) || match is not Matches.Match.Known { File: var file })
            return NotInQueue;
        if (mentor is not Participant.Registered lends || mentee is not Participant.Registered asks)
            return Participant.NotFound;

        var today = DateOnly.FromDateTime(at.UtcDateTime);
        if (file.Standing(Eligibility.Between(lends, asks, rules, today)).FirstOrDefault() is { } reason)
            return reason;
        if (Adherence.Missing(lends, asks, rules.Agreements, today) is [var missing, ..])
            return missing;
        if (!lends.HasPlaceFor(Match) || !asks.HasPlaceFor(Match))
            return Participant.NoPlaceLeft;

        return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>(
            [new MatchEvent.Proposed(Match, By, rulesPosition, at)],
            [new ParticipantEvent.PlaceReserved(lends.Id, Match, at)],
            [new ParticipantEvent.PlaceReserved(asks.Id, Match, at)]);
    }
}
