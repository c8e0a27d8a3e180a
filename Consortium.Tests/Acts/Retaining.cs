using Consortium.Domain.Cohorts;
using Consortium.Domain.PersonalData;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using AnErasure = Consortium.Tests.Support.Spec<Consortium.Domain.PersonalData.Erasure, Consortium.Domain.PersonalData.ErasureEvent>;

namespace Consortium.Tests.Acts;

/// <summary>The cohort of the scene ends on the 30th of June 2027.</summary>
[Act(typeof(EraseWhenDue)), Trait("Rule", "L-42")]
public class ErasingWhatIsDue
{
    private static readonly Cohort _cohort = Fold.Of<Cohort, CohortEvent>(CohortOpened);
    private static readonly DateTimeOffset _lastDay = new(2028, 6, 29, 23, 59, 59, TimeSpan.Zero);
    private static readonly ParticipantEvent _taken = new ParticipantEvent.PlaceTaken(Mentor, TheMatch, Monday);

    [Fact]
    public void A_person_without_a_match_is_erased_twelve_months_after_the_cohorts_last_day_and_no_day_sooner()
    {
        Erased(_lastDay, MentorRegistered).ThenRefused(EraseWhenDue.NotDue);
        Erased(_lastDay.AddSeconds(1), MentorRegistered).Then(new ErasureEvent.Asked(Mentor, Acme, ErasureGround.RetentionOver, _lastDay.AddSeconds(1)));
    }

    [Fact]
    public void The_months_are_counted_from_the_day_on_which_it_was_recorded_that_a_person_left()
    {
        ParticipantEvent[] left = [MentorRegistered, new ParticipantEvent.Departed(Mentor, new(1999, 1, 1), Friday)];

        Assert.Equal(new DateOnly(2027, 11, 27), RetentionSchedule.DueOn(Fold.Of<Participant, ParticipantEvent>(left), _cohort));
        Assert.Equal(
            new DateOnly(2028, 6, 30),
            RetentionSchedule.DueOn(
                Fold.Of<Participant, ParticipantEvent>(MentorRegistered, new ParticipantEvent.Withdrawn(Mentor, null, _lastDay)), _cohort));
    }

    [Fact]
    public void Whoever_had_a_match_that_was_approved_is_kept_for_five_years_also_after_it_ended()
    {
        var matched = Fold.Of<Participant, ParticipantEvent>(MentorRegistered, _taken, new ParticipantEvent.PlaceReleased(Mentor, TheMatch, Friday));

        Assert.Equal(RetentionClass.MatchedProfile, RetentionSchedule.ClassOf(matched.Registration!));
        Assert.Equal(new DateOnly(2032, 6, 30), RetentionSchedule.DueOn(matched, _cohort));
    }

    [Fact]
    public void Nobody_is_erased_under_a_legal_hold() => new AnErasure().Given(new ErasureEvent.HoldPlaced(Mentor, HoldKeeper.Reviewer, Words, Monday))
        .When(erasure => new EraseWhenDue(Mentor).Decide(erasure, Folded(MentorRegistered), _cohort, _lastDay.AddYears(9))).ThenRefused(EraseWhenDue.UnderLegalHold);

    [Fact]
    public void Whoever_is_being_forgotten_is_not_forgotten_again() => new AnErasure().Given(new ErasureEvent.Asked(Mentor, Acme, ErasureGround.Request, Monday))
        .When(erasure => new EraseWhenDue(Mentor).Decide(erasure, Folded(MentorRegistered), _cohort, _lastDay.AddYears(9))).ThenNothing();

    [Fact]
    public void Nobody_is_erased_who_was_never_registered() => Erased(_lastDay).ThenRefused(Participant.NotFound);

    [Fact]
    [Trait("Rule", "L-34")]
    public void Every_class_has_a_period_and_reasons_of_votes_are_kept_three_years_at_least()
    {
        Assert.Equal(Enum.GetValues<RetentionClass>(), RetentionSchedule.Periods.Select(period => period.Class));
        Assert.All(RetentionSchedule.Periods, period => Assert.InRange(period.Months, 1, 120));
        Assert.InRange(RetentionSchedule.Of(RetentionClass.VoteReasons).Months, 36, 120);
    }

    private static AnErasure Erased(DateTimeOffset at, params ParticipantEvent[] recorded) => new AnErasure().Given()
        .When(erasure => new EraseWhenDue(Mentor).Decide(erasure, Folded(recorded), _cohort, at));

    private static Participant Folded(params ParticipantEvent[] recorded) => Fold.Of<Participant, ParticipantEvent>(recorded);
}

[Act(typeof(PlaceLegalHold)), Trait("Rule", "L-42")]
public class PlacingALegalHold
{
    private static readonly Participant _mentor = Fold.Of<Participant, ParticipantEvent>(MentorRegistered);

    [Fact]
    public void It_says_who_keeps_the_person_and_why() => Placed().Then(new ErasureEvent.HoldPlaced(Mentor, HoldKeeper.Coordinators, Words, Friday));

    [Fact]
    public void Placing_it_again_records_nothing_and_another_keeper_places_their_own()
    {
        Placed(Hold(HoldKeeper.Coordinators)).ThenNothing();
        Placed(Hold(HoldKeeper.Reviewer)).Then(new ErasureEvent.HoldPlaced(Mentor, HoldKeeper.Coordinators, Words, Friday));
    }

    [Fact]
    [Trait("Rule", "L-40")]
    public void An_erasure_that_is_asked_for_under_it_is_postponed_and_not_refused()
    {
        new AnErasure().Given(Hold(HoldKeeper.Reviewer)).When(erasure => new AskErasure(Mentor).Decide(erasure, _mentor, Friday))
            .Then(new ErasureEvent.Asked(Mentor, Acme, ErasureGround.Request, Friday));
        Assert.IsType<Erasure.Postponed>(Fold.Of<Erasure, ErasureEvent>(Hold(HoldKeeper.Reviewer), new ErasureEvent.Asked(Mentor, Acme, ErasureGround.Request, Friday)));
    }

    [Fact]
    public void It_comes_too_late_for_a_person_who_is_being_forgotten() =>
        Placed(new ErasureEvent.Asked(Mentor, Acme, ErasureGround.Request, Monday)).ThenRefused(PlaceLegalHold.BeingForgotten);

    [Fact]
    public void Nobody_is_kept_who_was_forgotten() => Placed(new ErasureEvent.Carried(Mentor, [], Monday)).ThenRefused(Participant.NotFound);

    private static AnErasure Placed(params ErasureEvent[] recorded) => new AnErasure().Given(recorded)
        .When(erasure => new PlaceLegalHold(Mentor, HoldKeeper.Coordinators, Words).Decide(erasure, _mentor, Friday));

    private static ErasureEvent Hold(HoldKeeper by) => new ErasureEvent.HoldPlaced(Mentor, by, Words, Monday);
}

[Act(typeof(LiftLegalHold)), Trait("Rule", "L-42")]
public class LiftingALegalHold
{
    private static readonly Participant _mentor = Fold.Of<Participant, ParticipantEvent>(MentorRegistered);
    private static readonly ErasureEvent _hold = new ErasureEvent.HoldPlaced(Mentor, HoldKeeper.Coordinators, Words, Monday);
    private static readonly ErasureEvent _reviewers = new ErasureEvent.HoldPlaced(Mentor, HoldKeeper.Reviewer, Words, Monday);
    private static readonly ErasureEvent _asked = new ErasureEvent.Asked(Mentor, Acme, ErasureGround.Request, Monday);
    private static readonly ErasureEvent _lifted = new ErasureEvent.HoldLifted(Mentor, HoldKeeper.Coordinators, Friday);

    [Fact]
    public void It_is_lifted_once_and_lifting_it_again_records_nothing()
    {
        Lifted(_hold).Then(_lifted);
        Lifted(_hold, _lifted).ThenNothing();
        Lifted().ThenNothing();
    }

    [Fact]
    public void Nobody_lifts_anothers() => Lifted(_reviewers).ThenNothing();

    [Fact]
    [Trait("Rule", "L-40")]
    public void The_last_one_lets_an_erasure_go_on_that_was_asked_for_meanwhile()
    {
        Assert.IsType<Erasure.Asked>(Fold.Of<Erasure, ErasureEvent>(_hold, _asked, _lifted));
        Assert.IsType<Erasure.Postponed>(Fold.Of<Erasure, ErasureEvent>(_hold, _reviewers, _asked, _lifted));
        Assert.IsType<Erasure.Unknown>(Fold.Of<Erasure, ErasureEvent>(_hold, _lifted));
    }

    [Fact]
    public void What_was_erased_stays_erased_where_an_older_backup_knows_of_a_hold() =>
        new CarryErasure(Mentor, []).Decide(Fold.Of<Erasure, ErasureEvent>(_hold), Participant.Initial, Friday)
            .Then([new ErasureEvent.Carried(Mentor, [], Friday)], []);

    [Fact]
    public void Nobody_is_kept_who_was_never_registered() => new AnErasure().Given()
        .When(erasure => new LiftLegalHold(Mentor, HoldKeeper.Coordinators).Decide(erasure, Participant.Initial, Friday)).ThenRefused(Participant.NotFound);

    private static AnErasure Lifted(params ErasureEvent[] recorded) => new AnErasure().Given(recorded)
        .When(erasure => new LiftLegalHold(Mentor, HoldKeeper.Coordinators).Decide(erasure, _mentor, Friday));
}
