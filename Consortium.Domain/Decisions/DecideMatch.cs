using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;

namespace Consortium.Domain.Decisions;

/// <summary>
/// Turns the settled item of a ballot into the decision on its match. Eligibility is asked once more, and the two places are taken or
/// freed in the same step. Deciding again records nothing, so the message that leads here may arrive twice.
/// </summary>
/// <param name="Match">The match.</param>
public sealed record DecideMatch(MatchId Match)
{
    /// <param name="match">The match.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="ballot">Its ballot; the item on the match must be settled for anything to be recorded.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="rulesPosition">Up to which event they were read.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(
        Match match, Participant mentor, Participant mentee, Ballot ballot, ConsortiumRules rules, long rulesPosition, DateTimeOffset at)
    {
        if (match is not Matches.Match.BeforeCommittee { Pair: var pair, File: var file } ||
            ballot is not Ballot.Held held ||
            held.On(new BallotSubject.OfMatch(Match)) is not { Result: { } result and not BallotResult.Voided } ||
            mentor is not Participant.Registered lends ||
            mentee is not Participant.Registered asks)
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []);

        var outcome = result switch
        {
            BallotResult.Inquorate => DecisionOutcome.Inquorate,
            BallotResult.Rejected => DecisionOutcome.Rejected,
            _ when file.Standing(Eligibility.Between(lends, asks, rules, DateOnly.FromDateTime(at.UtcDateTime))).Any() => DecisionOutcome.NotEligible,
            _ => DecisionOutcome.Approved,
        };
        var decision = new Decision(Decision.IdOf(held.Id, Match), held.Id, outcome, rulesPosition, at);

        return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>(
            [new MatchEvent.Decided(Match, decision)], [Place(pair.Mentor)], [Place(pair.Mentee)]);

        ParticipantEvent Place(ParticipantId person) => outcome is DecisionOutcome.Approved
            ? new ParticipantEvent.PlaceTaken(person, Match, at)
            : new ParticipantEvent.PlaceReleased(person, Match, at);
    }
}
