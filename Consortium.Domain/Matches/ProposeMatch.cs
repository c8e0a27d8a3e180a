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
        if (match is not (Matches.Match.Draft or Matches.Match.Screened) || match is not Matches.Match.Known { Pair: var pair })
            return NotInQueue;
        if (Hindrances(match, mentor, mentee, rules, at) is [var hindrance, ..])
            return hindrance;

        return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>(
            [new MatchEvent.Proposed(Match, By, rulesPosition, at)],
            [new ParticipantEvent.PlaceReserved(pair.Mentor, Match, at)],
            [new ParticipantEvent.PlaceReserved(pair.Mentee, Match, at)]);
    }

    /// <summary>
    /// All that would refuse the proposal of a match that waits in the queue, so that it can be mended first; a proposal is refused
    /// with the first of it. Of a match that does not wait there nothing is said.
    /// </summary>
    /// <param name="match">The match.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="at">When.</param>
    public IReadOnlyList<Refusal> Hindrances(Match match, Participant mentor, Participant mentee, ConsortiumRules rules, DateTimeOffset at)
    {
        if (match is not (Matches.Match.Draft or Matches.Match.Screened) || match is not Matches.Match.Known { File: var file })
            return [];
        if (mentor is not Participant.Registered lends || mentee is not Participant.Registered asks)
            return [Participant.NotFound];

        var today = DateOnly.FromDateTime(at.UtcDateTime);
        return
        [
            .. file.Standing(Eligibility.Between(lends, asks, rules, today)),
            .. Adherence.Missing(lends, asks, rules.Agreements, today),
            .. lends.HasPlaceFor(Match) && asks.HasPlaceFor(Match) ? (Refusal[])[] : [Participant.NoPlaceLeft],
        ];
    }
}
