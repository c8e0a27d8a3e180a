using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// Mentor or mentee accepts an approved match, or does not, which ends it and frees both places in the same step (C-02, C-09).
/// The second acceptance makes it active. Eligibility is asked once more then: a rule that came in meanwhile ends the match.
/// The same answer again records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="Participant">Who answers.</param>
/// <param name="Accepts">Yes or no.</param>
/// <param name="Reason">Why not, as far as the person cared to say; no company is told it (L-29).</param>
public sealed record AnswerMatch(MatchId Match, ParticipantId Participant, bool Accepts, WithdrawalReason? Reason)
{
    public static readonly Refusal NotAsked = new(
        "match.answer-not-asked", "L-29",
        "La réponse des personnes n'est pas demandée pour ce jumelage, ou ne l'est plus.",
        "The people of this match are not asked for an answer, or no longer.");

    /// <param name="match">The match.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="cohort">Its cohort: a mission does not begin before the cohort does.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="rulesPosition">Up to which event they were read.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(
        Match match, Participant mentor, Participant mentee, Cohort cohort, ConsortiumRules rules, long rulesPosition, DateTimeOffset at)
    {
        // Nobody has been told of a match that was never proposed.
        if (match is not Matches.Match.Known { File.WasProposed: true } known || !known.Pair.People.Contains(Participant))
            return Matches.Match.NotFound;
        if (IsDone(match))
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []);
        if (match is not Matches.Match.AwaitingParticipants asked)
            return NotAsked;
        if (!Accepts)
            return Ended(new MatchEvent.ParticipantDeclined(Match, Participant, Reason, at));

        var accepted = new MatchEvent.ParticipantAccepted(Match, Participant, at);
        if (!known.Pair.People.All(person => person == Participant || asked.Accepted.Contains(person)))
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([accepted], [], []);
        if (mentor is not Participant.Registered lends || mentee is not Participant.Registered asks)
            return Cohorts.Participant.HasLeft;

        var today = DateOnly.FromDateTime(at.UtcDateTime);
        if (Eligibility.Between(lends, asks, rules, today).Any(reason => !EligibilityOfPeople.KeepsFromProposingOnly(reason)))
            return Ended(new MatchEvent.Stopped(Match, rulesPosition, at));
        if (Adherence.Missing(lends, asks, rules.Agreements, today) is [var missing, ..])
            return missing;

        var startsOn = cohort is Cohort.Open { From: var from } && from > today ? from : today;
        return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>(
            [
                accepted,
                new MatchEvent.Activated(
                    Match, MatchMission.IdOf(Match), startsOn, TrainingGate.NotConfigured, MatchMission.AwaitsMeetingFrom(startsOn, at), rulesPosition, at),
            ],
            [],
            []);

        Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Ended(MatchEvent ending) =>
            new([ending], mentor.FreesPlaceOf(Match, at), mentee.FreesPlaceOf(Match, at));
    }

    private bool IsDone(Match match) => match switch
    {
        Matches.Match.AwaitingParticipants asked => Accepts && asked.Accepted.Contains(Participant),
        Matches.Match.AwaitingFirstMeeting or Matches.Match.Active or Matches.Match.Suspended => Accepts,
        Matches.Match.Withdrawn => !Accepts,
        _ => false,
    };
}
