using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

[Act(typeof(RecordFirstMeeting)), Trait("Rule", "C-13")]
public class RecordingAFirstMeeting
{
    private static readonly DateTimeOffset _at = Monday.AddDays(12);
    private static readonly DateOnly _agreed = new(2026, 11, 23), _today = new(2026, 12, 5);

    [Fact]
    public void From_then_on_nobody_waits_for_the_two()
    {
        Meet(_today, OnTheWay.Running).Then(new MatchEvent.FirstMeetingRecorded(TheMatch, _today, _at));
        Assert.IsType<Match.Active>(Fold.Of<Match, MatchEvent>(OnTheWay.Met));
    }

    [Fact]
    public void The_day_is_one_between_the_acceptance_and_today()
    {
        Meet(_agreed, OnTheWay.Running).Then(new MatchEvent.FirstMeetingRecorded(TheMatch, _agreed, _at));
        Meet(_agreed.AddDays(-1), OnTheWay.Running).ThenRefused(RecordFirstMeeting.DayIsWrong);
        Meet(_today.AddDays(1), OnTheWay.Running).ThenRefused(RecordFirstMeeting.DayIsWrong);
    }

    [Fact]
    public void Recording_twice_records_nothing_whatever_the_day_and_whatever_followed()
    {
        Meet(_today, OnTheWay.Met).ThenNothing();
        Meet(_today, [.. OnTheWay.Met, new MatchEvent.Suspended(TheMatch, 12, Monday)]).ThenNothing();
    }

    [Fact]
    public void Nobody_meets_in_a_match_that_does_not_run()
    {
        Meet(_today).ThenRefused(Match.NotFound);
        Meet(_today, OnTheWay.Approved).ThenRefused(RecordFirstMeeting.NotAwaited);
        Meet(_today, OnTheWay.Resting).ThenRefused(RecordFirstMeeting.NotAwaited);
        Meet(_today, [.. OnTheWay.Running, new MatchEvent.Ended(TheMatch, MissionEnd.NeverMet, null, Monday)]).ThenRefused(RecordFirstMeeting.NotAwaited);
    }

    private static Spec<Match, MatchEvent> Meet(DateOnly on, params MatchEvent[] given) =>
        new Spec<Match, MatchEvent>().Given(given).When(match => new RecordFirstMeeting(TheMatch, on).Decide(match, _at));
}

[Act(typeof(EndMatch)), Trait("Rule", "C-06")]
public class EndingAMatch
{
    private static readonly Cohort _autumn = Fold.Of<Cohort, CohortEvent>(CohortOpened);
    private static readonly DateTimeOffset _lastDay = new(2027, 6, 30, 8, 0, 0, TimeSpan.Zero);
    private static readonly MatchEvent _menteeAgrees = new MatchEvent.EndAgreed(TheMatch, Mentee, Friday);

    [Fact]
    public void Before_the_cohorts_last_day_a_completion_is_an_early_one_and_a_completion_all_the_same()
    {
        End(Mentee, MissionEnd.Completed, _lastDay.AddDays(-1), OnTheWay.Met).Then(
            [new MatchEvent.Ended(TheMatch, MissionEnd.CompletedEarly, Mentee, _lastDay.AddDays(-1))], Free(Mentor, _lastDay.AddDays(-1)), Free(Mentee, _lastDay.AddDays(-1)));
        End(Mentor, MissionEnd.CompletedEarly, _lastDay, OnTheWay.Met).Then(
            [new MatchEvent.Ended(TheMatch, MissionEnd.Completed, Mentor, _lastDay)], Free(Mentor, _lastDay), Free(Mentee, _lastDay));
    }

    [Fact]
    public void Who_never_met_has_completed_nothing() =>
        End(Mentee, MissionEnd.Completed, Friday, OnTheWay.Running).ThenRefused(EndMatch.HaveNotMet);

    [Fact, Trait("Rule", "C-05"), Trait("Rule", "L-29")]
    public void Either_withdraws_alone_and_gives_no_reason()
    {
        foreach (var given in (MatchEvent[][])[OnTheWay.Running, OnTheWay.Met, OnTheWay.Resting])
            End(Mentor, MissionEnd.Withdrawn, Friday, given).Then(
                [new MatchEvent.Ended(TheMatch, MissionEnd.Withdrawn, Mentor, Friday)], Free(Mentor, Friday), Free(Mentee, Friday));
    }

    [Fact]
    public void An_agreement_takes_both()
    {
        End(Mentee, MissionEnd.EndedByAgreement, Friday, OnTheWay.Met).Then([_menteeAgrees], [], []);
        End(Mentor, MissionEnd.EndedByAgreement, Friday, [.. OnTheWay.Met, _menteeAgrees]).Then(
            [new MatchEvent.Ended(TheMatch, MissionEnd.EndedByAgreement, Mentor, Friday)], Free(Mentor, Friday), Free(Mentee, Friday));
    }

    [Fact]
    public void Saying_it_twice_or_after_the_end_records_nothing()
    {
        End(Mentee, MissionEnd.EndedByAgreement, Friday, [.. OnTheWay.Met, _menteeAgrees]).ThenNothing();
        foreach (var how in (MissionEnd[])[MissionEnd.Withdrawn, MissionEnd.Completed, MissionEnd.EndedByAgreement])
            End(Mentor, how, Friday, [.. OnTheWay.Met, new MatchEvent.Ended(TheMatch, MissionEnd.Withdrawn, Mentee, Monday)]).ThenNothing();
    }

    [Theory]
    [InlineData(MissionEnd.Terminated)]
    [InlineData(MissionEnd.NeverMet)]
    public void What_others_say_is_not_theirs_to_say(MissionEnd how) => End(Mentee, how, Friday, OnTheWay.Met).ThenRefused(EndMatch.NotTheirWord);

    [Fact]
    public void There_is_no_mission_to_end_before_it_runs_and_nobody_elses_exists()
    {
        End(Mentee, MissionEnd.Withdrawn, Friday, OnTheWay.Approved).ThenRefused(EndMatch.NotRunning);
        End(new ParticipantId(Id("somebody else")), MissionEnd.Withdrawn, Friday, OnTheWay.Met).ThenRefused(Match.NotFound);
        End(Mentee, MissionEnd.Withdrawn, Friday, Drafted).ThenRefused(Match.NotFound);
    }

    [Fact]
    public void It_is_over_for_whoever_comes_later()
    {
        var ended = Fold.Of<Match, MatchEvent>([.. OnTheWay.Met, new MatchEvent.Ended(TheMatch, MissionEnd.CompletedEarly, Mentee, Friday)]);

        Assert.Equal(MissionEnd.CompletedEarly, Assert.IsType<Match.Ended>(ended).How);
        Assert.Equal(ended, Match.Evolve(ended, new MatchEvent.Lapsed(TheMatch, Friday)));
        Assert.Equal(HandOverMatch.Over, new HandOverMatch(TheMatch, new(Id("successor"))).Decide(ended, isCoordinator: true, Friday).Refusal);
    }

    private static ParticipantEvent[] Free(ParticipantId person, DateTimeOffset at) => [new ParticipantEvent.PlaceReleased(person, TheMatch, at)];

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> End(ParticipantId by, MissionEnd how, DateTimeOffset at, params MatchEvent[] given) =>
        new EndMatch(TheMatch, by, how).Decide(Fold.Of<Match, MatchEvent>(given), OnTheWay.MentorWithPlace, OnTheWay.MenteeWithPlace, _autumn, at);
}

[Act(typeof(CloseMatch)), Trait("Rule", "C-06")]
public class ClosingAMatch
{
    private static readonly Cohort _autumn = Fold.Of<Cohort, CohortEvent>(CohortOpened);

    [Fact]
    public void A_coordinator_ends_a_mission_with_a_reason_also_one_that_rests()
    {
        Close(MissionEnd.Terminated, OnTheWay.Resting).Then([Closed(MissionEnd.Terminated)], OnTheWay.MentorFree, OnTheWay.MenteeFree);
        Close(MissionEnd.EndedByAgreement, OnTheWay.Running).Then([Closed(MissionEnd.EndedByAgreement)], OnTheWay.MentorFree, OnTheWay.MenteeFree);
        Close(MissionEnd.Completed, OnTheWay.Met).Then([Closed(MissionEnd.CompletedEarly)], OnTheWay.MentorFree, OnTheWay.MenteeFree);
    }

    [Fact]
    public void Closing_again_records_nothing() => Close(MissionEnd.Terminated, [.. OnTheWay.Met, Closed(MissionEnd.Terminated)]).ThenNothing();

    [Fact]
    public void What_people_and_time_alone_can_say_is_not_the_coordinators_to_say()
    {
        Close(MissionEnd.Withdrawn, OnTheWay.Met).ThenRefused(CloseMatch.NotTheCoordinatorsWord);
        Close(MissionEnd.NeverMet, OnTheWay.Running).ThenRefused(CloseMatch.NotTheCoordinatorsWord);
        Close(MissionEnd.Completed, OnTheWay.Running).ThenRefused(EndMatch.HaveNotMet);
    }

    [Fact]
    public void Only_a_mission_is_closed()
    {
        Close(MissionEnd.Terminated, OnTheWay.Approved).ThenRefused(EndMatch.NotRunning);
        Close(MissionEnd.Terminated).ThenRefused(Match.NotFound);
    }

    private static MatchEvent Closed(MissionEnd how) => new MatchEvent.Closed(TheMatch, how, TheCoordinator, Words, Monday);

    private static Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Close(MissionEnd how, params MatchEvent[] given) =>
        new CloseMatch(TheMatch, how, TheCoordinator, Words).Decide(
            Fold.Of<Match, MatchEvent>(given), OnTheWay.MentorWithPlace, OnTheWay.MenteeWithPlace, _autumn, Monday);
}
