using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Companies;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

/// <summary>A match on its way past the committee, and what time does to it.</summary>
internal static class OnTheWay
{
    public static readonly MatchEvent[] BeforeTheCommittee = [Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented, BroughtBeforeCommittee];
    public static readonly MatchEvent[] Approved = [.. BeforeTheCommittee, Decided(DecisionOutcome.Approved)];
    public static readonly DateTimeOffset FirstDay = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly MatchEvent MentorAccepted = new MatchEvent.ParticipantAccepted(TheMatch, Mentor, Monday);
    public static readonly MatchEvent MenteeAccepted = new MatchEvent.ParticipantAccepted(TheMatch, Mentee, Monday);
    public static readonly MatchEvent Activated =
        new MatchEvent.Activated(TheMatch, MatchMission.IdOf(TheMatch), new(2026, 12, 1), TrainingGate.NotConfigured, FirstDay, 9, Monday);

    public static readonly MatchEvent[] Running = [.. Approved, MentorAccepted, MenteeAccepted, Activated];
    public static readonly MatchEvent[] Met = [.. Running, new MatchEvent.FirstMeetingRecorded(TheMatch, new(2026, 12, 3), Monday.AddDays(12))];
    public static readonly MatchEvent[] Resting = [.. Running, new MatchEvent.Suspended(TheMatch, 12, Monday)];

    public static readonly Participant MentorWithPlace = Fold.Of<Participant, ParticipantEvent>(
        MentorRegistered, new ParticipantEvent.PlaceReserved(Mentor, TheMatch, Monday), new ParticipantEvent.PlaceTaken(Mentor, TheMatch, Monday));

    public static readonly Participant MenteeWithPlace = Fold.Of<Participant, ParticipantEvent>(
        MenteeRegistered, new ParticipantEvent.PlaceReserved(Mentee, TheMatch, Monday), new ParticipantEvent.PlaceTaken(Mentee, TheMatch, Monday));

    public static readonly ParticipantEvent[] MentorFree = [new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Monday)];
    public static readonly ParticipantEvent[] MenteeFree = [new ParticipantEvent.PlaceReleased(Mentee, TheMatch, Monday)];

    public static MatchEvent Decided(DecisionOutcome outcome) =>
        new MatchEvent.Decided(TheMatch, new Decision(Decision.IdOf(TheBallot, TheMatch), TheBallot, outcome, 9, Monday));
}

[Act(typeof(ScreenMatch))]
public class ScreeningAMatch
{
    private static readonly MatchEvent _screened = new MatchEvent.Screened(TheMatch, TheCoordinator, Monday);

    [Fact, Trait("Rule", "C-23")]
    public void A_coordinator_takes_a_draft_up() => Screen(Drafted).Then(_screened);

    [Fact]
    public void Screening_twice_records_nothing() => Screen(Drafted, _screened).ThenNothing();

    [Fact]
    public void A_deferred_match_is_taken_up_before_its_day() =>
        Screen([.. OnTheWay.BeforeTheCommittee, OnTheWay.Decided(DecisionOutcome.Inquorate)]).Then(_screened);

    [Fact]
    public void What_was_proposed_is_no_longer_screened() => Screen(Drafted, Proposed).ThenRefused(ProposeMatch.NotInQueue);

    [Fact]
    public void A_match_that_is_not_there_is_not_screened() => Screen().ThenRefused(Match.NotFound);

    private static Spec<Match, MatchEvent> Screen(params MatchEvent[] given) =>
        new Spec<Match, MatchEvent>().Given(given).When(match => new ScreenMatch(TheMatch, TheCoordinator).Decide(match, Monday));
}

[Act(typeof(AnswerMatch))]
public class AnsweringAMatch
{
    private static readonly Cohort _autumn = Fold.Of<Cohort, CohortEvent>(CohortOpened);

    [Fact]
    public void The_first_to_accept_waits_for_the_other() => Answer(Mentor, true, OnTheWay.Approved).Then([OnTheWay.MentorAccepted], [], []);

    [Fact]
    public void The_second_makes_the_match_active_and_its_mission_begins_with_the_cohort() =>
        Answer(Mentee, true, [.. OnTheWay.Approved, OnTheWay.MentorAccepted]).Then([OnTheWay.MenteeAccepted, OnTheWay.Activated], [], []);

    [Theory, Trait("Rule", "C-02"), Trait("Rule", "C-09")]
    [InlineData(false)]
    [InlineData(true)]
    public void A_no_frees_both_places_in_the_same_step(bool otherAccepted) =>
        Answer(Mentee, false, otherAccepted ? [.. OnTheWay.Approved, OnTheWay.MentorAccepted] : OnTheWay.Approved).Then(
            [new MatchEvent.ParticipantDeclined(TheMatch, Mentee, null, Monday)], OnTheWay.MentorFree, OnTheWay.MenteeFree);

    [Fact]
    public void Answering_the_same_twice_records_nothing()
    {
        Answer(Mentor, true, [.. OnTheWay.Approved, OnTheWay.MentorAccepted]).ThenNothing();
        Answer(Mentor, true, OnTheWay.Running).ThenNothing();
        Answer(Mentee, false, [.. OnTheWay.Approved, new MatchEvent.ParticipantDeclined(TheMatch, Mentee, null, Monday)]).ThenNothing();
    }

    [Fact]
    public void Nobody_is_asked_before_the_committee_has_decided_or_after_the_mission_began()
    {
        Answer(Mentor, true, OnTheWay.BeforeTheCommittee).ThenRefused(AnswerMatch.NotAsked);
        Answer(Mentor, false, OnTheWay.Running).ThenRefused(AnswerMatch.NotAsked);
    }

    [Fact]
    public void What_was_never_proposed_does_not_exist_for_its_people() => Answer(Mentor, true, Drafted).ThenRefused(Match.NotFound);

    [Fact, Trait("Rule", "L-20")]
    public void A_rule_that_came_in_since_the_vote_ends_the_match() =>
        new AnswerMatch(TheMatch, Mentee, true, null)
            .Decide(
                Fold.Of<Match, MatchEvent>([.. OnTheWay.Approved, OnTheWay.MentorAccepted]),
                OnTheWay.MentorWithPlace,
                OnTheWay.MenteeWithPlace,
                _autumn,
                ConsortiumRules.Evolve(Rules, new CompetitorExclusionEvent.Declared(Borealis, Acme, CompetingFrom(DateOnly.FromDateTime(Monday.Date)), Monday)),
                9,
                Monday)
            .Then([new MatchEvent.Stopped(TheMatch, 9, Monday)], OnTheWay.MentorFree, OnTheWay.MenteeFree);

    [Fact, Trait("Rule", "A-08")]
    public void After_an_amendment_the_last_word_needs_both_to_have_read_it() =>
        new AnswerMatch(TheMatch, Mentee, true, null)
            .Decide(
                Fold.Of<Match, MatchEvent>([.. OnTheWay.Approved, OnTheWay.MentorAccepted]),
                OnTheWay.MentorWithPlace,
                OnTheWay.MenteeWithPlace,
                _autumn,
                Rules with { Agreements = Rules.Agreements with { Acknowledged = [] } },
                9,
                Monday)
            .ThenRefused(Adherence.MentorHasNotAcknowledged);

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Answer(ParticipantId who, bool accepts, params MatchEvent[] given) =>
        new AnswerMatch(TheMatch, who, accepts, null).Decide(
            Fold.Of<Match, MatchEvent>(given), OnTheWay.MentorWithPlace, OnTheWay.MenteeWithPlace, _autumn, Rules, 9, Monday);
}

[Act(typeof(LapseMatch))]
[Trait("Rule", "C-01")]
public class LettingTimePass
{
    public static TheoryData<string> Waits => ["screened", "companies", "consented", "participants"];

    [Theory]
    [MemberData(nameof(Waits))]
    public void Half_time_reminds_once_and_the_due_date_ends_what_nobody_answered(string wait)
    {
        var waiting = Waiting(wait);

        Lapse(waiting, waiting.RemindAt.AddTicks(-1)).ThenNothing();
        Lapse(waiting, waiting.RemindAt).Then([new MatchEvent.Reminded(TheMatch, waiting.RemindAt)], [], []);
        Lapse(waiting with { Reminded = true }, waiting.Due.AddTicks(-1)).ThenNothing();
        Lapse(waiting with { Reminded = true }, waiting.Due).Then(
            [new MatchEvent.Lapsed(TheMatch, waiting.Due)],
            [new ParticipantEvent.PlaceReleased(Mentor, TheMatch, waiting.Due)],
            [new ParticipantEvent.PlaceReleased(Mentee, TheMatch, waiting.Due)]);
    }

    [Fact, Trait("Rule", "C-13")]
    public void A_pair_that_does_not_meet_within_a_month_of_its_first_day_is_warned_and_then_its_places_are_free()
    {
        var waiting = (Match.AwaitingFirstMeeting)Fold.Of<Match, MatchEvent>(OnTheWay.Running);

        Assert.Equal((OnTheWay.FirstDay.AddDays(15), OnTheWay.FirstDay.AddDays(30)), (waiting.RemindAt, waiting.Due));
        Lapse(waiting, waiting.RemindAt).Then([new MatchEvent.Reminded(TheMatch, waiting.RemindAt)], [], []);
        Lapse(waiting with { Reminded = true }, waiting.Due).Then(
            [new MatchEvent.Ended(TheMatch, MissionEnd.NeverMet, By: null, waiting.Due)],
            [new ParticipantEvent.PlaceReleased(Mentor, TheMatch, waiting.Due)],
            [new ParticipantEvent.PlaceReleased(Mentee, TheMatch, waiting.Due)]);
        Lapse(Fold.Of<Match, MatchEvent>(OnTheWay.Met), Monday.AddYears(1)).ThenNothing();
        Lapse(Fold.Of<Match, MatchEvent>(OnTheWay.Resting), Monday.AddYears(1)).ThenNothing();
    }

    [Fact]
    public void What_the_committee_had_no_quorum_for_comes_back_to_the_queue_on_its_day()
    {
        var deferred = (Match.Deferred)Fold.Of<Match, MatchEvent>([.. OnTheWay.BeforeTheCommittee, OnTheWay.Decided(DecisionOutcome.Inquorate)]);

        Lapse(deferred, deferred.Due).Then([new MatchEvent.CameBack(TheMatch, deferred.Due)], [], []);
        Assert.IsType<Match.Screened>(Match.Evolve(deferred, new MatchEvent.CameBack(TheMatch, deferred.Due)));
    }

    [Fact]
    public void Time_that_passes_again_or_over_a_match_that_waits_for_nobody_records_nothing()
    {
        Lapse(Fold.Of<Match, MatchEvent>(Drafted), Monday.AddYears(1)).ThenNothing();
        Lapse(Fold.Of<Match, MatchEvent>([.. OnTheWay.BeforeTheCommittee]), Monday.AddYears(1)).ThenNothing();
        Lapse(Fold.Of<Match, MatchEvent>([.. OnTheWay.Approved, new MatchEvent.Lapsed(TheMatch, Monday)]), Monday.AddYears(1)).ThenNothing();
        Lapse(Match.Initial, Monday.AddYears(1)).ThenNothing();
    }

    private static Match.Waiting Waiting(string wait) => (Match.Waiting)Fold.Of<Match, MatchEvent>(wait switch
    {
        "screened" => [Drafted, new MatchEvent.Screened(TheMatch, TheCoordinator, Monday)],
        "companies" => [Drafted, Proposed, AcmeConsented],
        "consented" => [Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented],
        _ => OnTheWay.Approved,
    });

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Lapse(Match match, DateTimeOffset at) =>
        new LapseMatch(TheMatch).Decide(match, OnTheWay.MentorWithPlace, OnTheWay.MenteeWithPlace, at);
}
