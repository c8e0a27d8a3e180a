using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// Brings in a pair that ran before the consortium did: its match is active since its own first day, holds a place of each person, and
/// is marked as brought in. No committee decided on it, so no notice says that one did. What a rule forbids is refused; what nobody has
/// answered yet is noted, since the two meet already. Bringing in the same two again records nothing, also after their match ended.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="Pair">Who, and how the engine scores them.</param>
/// <param name="Since">The first day of their mission, included.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
public sealed record BringInMatch(MatchId Match, Pair Pair, DateOnly Since, CoordinatorId By)
{
    public static readonly Refusal NotRunningYet = new(
        "match.not-running-yet", "L-32",
        "Ce jumelage ne court pas encore : un jumelage à venir se propose aux entreprises et passe devant le comité.",
        "This pair does not run yet: one that is still to come is proposed to the companies and goes before the committee.");

    public static readonly Refusal CommitteeDecides = new(
        "match.committee-decides", "L-32",
        "Le comité de pilotage était constitué ce jour-là : un jumelage plus récent que lui se propose et passe devant lui.",
        "The steering committee was constituted by that day: a pair younger than it is proposed and goes before it.");

    public static readonly Refusal OutsideTheCohort = new(
        "match.outside-the-cohort", "C-08",
        "Ce jour n'est pas dans la cohorte, qui va de « from » à « until ».",
        "That day is not in the cohort, which goes from “from” to “until”.");

    public static readonly Refusal AlreadyTogether = new(
        "match.already-together", "C-04",
        "Ces deux personnes sont déjà ensemble dans un autre jumelage.",
        "These two people are together in another match already.");

    /// <summary>The match of two people who are brought in: sent again, they are the same match.</summary>
    public static MatchId MatchOf(ParticipantId mentor, ParticipantId mentee) => new(DerivedId.Of("match brought in", mentor.Value, mentee.Value));

    /// <summary>What nobody has answered yet of two people whom no rule keeps apart: questions of independence, acknowledgements.</summary>
    public static IReadOnlyList<Refusal> StillOpen(Participant.Registered mentor, Participant.Registered mentee, ConsortiumRules rules, DateOnly on) =>
    [
        .. Eligibility.Between(mentor, mentee, rules, on).Where(EligibilityOfPeople.IsOpenQuestion),
        .. Adherence.Missing(mentor, mentee, rules.Agreements, on),
    ];

    /// <param name="match">What is recorded under the id.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="cohort">Its cohort.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="rulesPosition">Up to which event they were read.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(
        Match match, Participant mentor, Participant mentee, Cohort cohort, ConsortiumRules rules, long rulesPosition, DateTimeOffset at)
    {
        if (match is not Matches.Match.Unknown)
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []);
        if (cohort is not Cohort.Open open)
            return Cohort.NotFound;
        if (mentor is not Participant.Registered lends || mentee is not Participant.Registered asks)
            return Participant.NotFound;

        var today = DateOnly.FromDateTime(at.UtcDateTime);
        if (Since > today)
            return NotRunningYet;
        if (rules.ConstitutedOn is { } constituted && Since >= constituted)
            return CommitteeDecides;
        if (Since < open.From || Since > open.Until)
            return OutsideTheCohort.With("from", $"{open.From:O}").With("until", $"{open.Until:O}");
        if (Eligibility.Between(lends, asks, rules, today).FirstOrDefault(reason => !EligibilityOfPeople.KeepsFromProposingOnly(reason)) is { } apart)
            return apart;
        if (lends.Places.Overlaps(asks.Places))
            return AlreadyTogether;
        if (!lends.HasPlaceFor(Match) || !asks.HasPlaceFor(Match))
            return Participant.NoPlaceLeft;

        return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>(
            [
                new MatchEvent.BroughtIn(
                    Match,
                    Pair,
                    MatchMission.IdOf(Match),
                    Since,
                    [.. StillOpen(lends, asks, rules, today).Select(question => question.Code).Order(StringComparer.Ordinal)],
                    By,
                    rulesPosition,
                    at),
            ],
            TakesPlace(lends),
            TakesPlace(asks));

        ParticipantEvent[] TakesPlace(Participant.Registered person) =>
            [new ParticipantEvent.PlaceReserved(person.Id, Match, at), new ParticipantEvent.PlaceTaken(person.Id, Match, at)];
    }
}
