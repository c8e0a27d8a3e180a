using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Meetings;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using FollowUps = Consortium.Tests.Support.Spec<Consortium.Domain.Meetings.FollowUp, Consortium.Domain.Meetings.FollowUpEvent>;
using Sessions = Consortium.Tests.Support.Spec<Consortium.Domain.Meetings.Meeting, Consortium.Domain.Meetings.MeetingEvent>;

namespace Consortium.Tests.Acts;

/// <summary>A meeting on Friday about one ballot and one subject; Ann chairs, Cho sits.</summary>
internal static class Friday9
{
    public static readonly MeetingId TheMeeting = new(Id("meeting"));
    public static readonly KeptText Words = new(new TextId(Id("words")), "digest");

    public static readonly SteeringCommittee Committee = Fold.Of<SteeringCommittee, SteeringCommitteeEvent>(
        new SteeringCommitteeEvent.SeatFilled(Acme, Ann, Monday),
        new SteeringCommitteeEvent.SeatFilled(Corvid, Cho, Monday),
        new SteeringCommitteeEvent.ChairAppointed(Acme, Ann, Monday));

    public static readonly MeetingEvent Convened =
        new MeetingEvent.Convened(TheMeeting, Friday, [new(1, TheBallot, null), new(2, null, Words)], Monday);

    public static readonly MeetingEvent Begun =
        new MeetingEvent.Begun(TheMeeting, [.. new[] { Ann, Cho }.OrderBy(member => member.Value)], ReminderRead: true, Friday);

    public static readonly StoppedTopic Stopped = new(2, Cho, Words);
    public static readonly MeetingEvent TopicStopped = new MeetingEvent.TopicStopped(TheMeeting, Stopped, Friday);

    public static readonly MeetingEvent DrawnUp = new MeetingEvent.MinutesDrawnUp(
        TheMeeting,
        new Minutes(
            Friday,
            [.. new[] { Ann, Cho }.OrderBy(member => member.Value)],
            ReminderRead: true,
            [new(1, TheItem, OnTheMatch, BallotResult.Approved, 1, 0, 0, 1, [Dee], BallotProcedure.Vote)],
            [Stopped]),
        Friday);

    public static readonly MeetingEvent Approved = new MeetingEvent.MinutesApproved(TheMeeting, Ann, Friday);
}

[Act(typeof(ConveneMeeting))]
public class ConveningAMeeting
{
    private static readonly ConveneMeeting _convene = new(Friday9.TheMeeting, Friday, [new(1, TheBallot, null), new(2, null, Friday9.Words)]);

    [Fact]
    [Trait("Rule", "A-14")]
    public void It_has_an_agenda_of_ballots_and_subjects() =>
        new Sessions().Given().When(meeting => _convene.Decide(meeting, Monday)).Then(Friday9.Convened);

    [Fact]
    public void Convening_twice_records_nothing() =>
        new Sessions().Given(Friday9.Convened).When(meeting => _convene.Decide(meeting, Monday)).ThenNothing();

    [Fact]
    public void It_begins_in_the_future_and_each_topic_says_what_it_is_about()
    {
        new Sessions().Given().When(meeting => _convene.Decide(meeting, Friday)).ThenRefused(ConveneMeeting.StartsInThePast);
        new Sessions().Given().When(meeting => (_convene with { Agenda = [new(1, null, null)] }).Decide(meeting, Monday)).ThenRefused(ConveneMeeting.EmptyTopic);
    }
}

[Act(typeof(BeginMeeting))]
public class BeginningAMeeting
{
    private static readonly BeginMeeting _begin = new([Cho, Ann], ReminderRead: true);

    [Fact]
    [Trait("Rule", "L-16")]
    public void Who_is_there_and_that_the_reminder_was_read_is_recorded() =>
        new Sessions().Given(Friday9.Convened).When(meeting => _begin.Decide(meeting, Friday9.Committee, Friday)).Then(Friday9.Begun);

    [Fact]
    public void Beginning_twice_records_nothing_and_who_is_there_can_be_corrected()
    {
        new Sessions().Given(Friday9.Convened, Friday9.Begun).When(meeting => _begin.Decide(meeting, Friday9.Committee, Friday)).ThenNothing();
        new Sessions().Given(Friday9.Convened, Friday9.Begun)
            .When(meeting => new BeginMeeting([Ann], ReminderRead: true).Decide(meeting, Friday9.Committee, Friday))
            .Then(new MeetingEvent.Begun(Friday9.TheMeeting, [Ann], ReminderRead: true, Friday));
    }

    [Fact]
    public void Only_the_committee_is_present() =>
        new Sessions().Given(Friday9.Convened).When(meeting => new BeginMeeting([Dee], ReminderRead: true).Decide(meeting, Friday9.Committee, Friday))
            .ThenRefused(BeginMeeting.NotOnTheCommittee);

    [Fact]
    public void A_meeting_that_is_not_there_or_is_over_does_not_begin()
    {
        new Sessions().Given().When(meeting => _begin.Decide(meeting, Friday9.Committee, Friday)).ThenRefused(Meeting.NotFound);
        new Sessions().Given(Friday9.Convened, Friday9.Begun, Friday9.DrawnUp)
            .When(meeting => _begin.Decide(meeting, Friday9.Committee, Friday)).ThenRefused(Meeting.NotInSession);
    }
}

[Act(typeof(StopTopic))]
public class StoppingATopic
{
    private static readonly StopTopic _stop = new(2, Cho, Friday9.Words);

    [Fact]
    [Trait("Rule", "L-16")]
    public void A_member_stops_a_topic_and_it_is_minuted() =>
        new Sessions().Given(Friday9.Convened, Friday9.Begun).When(meeting => _stop.Decide(meeting, Friday9.Committee, Friday)).Then(Friday9.TopicStopped);

    [Fact]
    public void Stopping_twice_records_nothing() =>
        new Sessions().Given(Friday9.Convened, Friday9.Begun, Friday9.TopicStopped)
            .When(meeting => _stop.Decide(meeting, Friday9.Committee, Friday)).ThenNothing();

    [Fact]
    public void It_is_a_topic_of_a_meeting_in_session_and_the_member_is_of_the_committee()
    {
        new Sessions().Given(Friday9.Convened, Friday9.Begun).When(meeting => (_stop with { Place = 3 }).Decide(meeting, Friday9.Committee, Friday))
            .ThenRefused(StopTopic.NoSuchTopic);
        new Sessions().Given(Friday9.Convened).When(meeting => _stop.Decide(meeting, Friday9.Committee, Friday)).ThenRefused(Meeting.NotInSession);
        new Sessions().Given(Friday9.Convened, Friday9.Begun).When(meeting => (_stop with { Member = Dee }).Decide(meeting, Friday9.Committee, Friday))
            .ThenRefused(Meeting.NotFound);
    }
}

[Act(typeof(DrawUpMinutes))]
public class DrawingUpMinutes
{
    private static readonly BallotEvent _opened = new BallotEvent.Opened(
        TheBallot, [new(Corvid, Cho), new(Dune, Dee)], [new(TheItem, OnTheMatch, [], [Dee], Dossier)], BallotProcedure.Vote, Friday, Monday);

    private static readonly BallotEvent[] _over =
    [
        _opened,
        new BallotEvent.VoteCast(TheBallot, Corvid, Cho, Vote.For, [TheItem], null, Monday),
        new BallotEvent.ItemSettled(TheBallot, TheItem, OnTheMatch, BallotResult.Approved, 1, 0, 0, Monday),
    ];

    [Fact]
    [Trait("Rule", "L-34")]
    public void They_say_who_was_there_who_was_recused_how_it_was_voted_and_on_what_basis() =>
        Draw([Friday9.Convened, Friday9.Begun, Friday9.TopicStopped], _over).Then(Friday9.DrawnUp);

    [Fact]
    public void Drawing_them_up_twice_records_nothing() =>
        Draw([Friday9.Convened, Friday9.Begun, Friday9.TopicStopped, Friday9.DrawnUp], _over).ThenNothing();

    [Fact]
    public void A_ballot_that_is_still_open_is_waited_for() =>
        Draw([Friday9.Convened, Friday9.Begun], [_opened]).ThenRefused(DrawUpMinutes.BallotStillOpen);

    [Fact]
    public void A_meeting_that_was_not_held_has_no_minutes()
    {
        Draw([Friday9.Convened], _over).ThenRefused(Meeting.NotInSession);
        Draw([], _over).ThenRefused(Meeting.NotFound);
    }

    private static Sessions Draw(MeetingEvent[] given, BallotEvent[] ballot)
    {
        var ballots = new Dictionary<BallotId, Ballot> { [TheBallot] = Fold.Of<Ballot, BallotEvent>(ballot) };
        return new Sessions().Given(given).When(meeting => new DrawUpMinutes().Decide(meeting, ballots, Friday));
    }
}

[Act(typeof(ApproveMinutes))]
public class ApprovingMinutes
{
    private static readonly MeetingEvent[] _minuted = [Friday9.Convened, Friday9.Begun, Friday9.TopicStopped, Friday9.DrawnUp];

    [Fact]
    [Trait("Rule", "L-34")]
    public void The_chair_approves_them() =>
        new Sessions().Given(_minuted).When(meeting => new ApproveMinutes(Ann).Decide(meeting, Friday9.Committee, Friday)).Then(Friday9.Approved);

    [Fact]
    public void Approving_twice_records_nothing() =>
        new Sessions().Given([.. _minuted, Friday9.Approved]).When(meeting => new ApproveMinutes(Ann).Decide(meeting, Friday9.Committee, Friday)).ThenNothing();

    [Fact]
    public void Nobody_else_does_and_not_before_they_are_drawn_up()
    {
        new Sessions().Given(_minuted).When(meeting => new ApproveMinutes(Cho).Decide(meeting, Friday9.Committee, Friday)).ThenRefused(ApproveMinutes.NotTheChair);
        new Sessions().Given(Friday9.Convened, Friday9.Begun)
            .When(meeting => new ApproveMinutes(Ann).Decide(meeting, Friday9.Committee, Friday)).ThenRefused(ApproveMinutes.NotDrawnUp);
        new Sessions().Given().When(meeting => new ApproveMinutes(Ann).Decide(meeting, Friday9.Committee, Friday)).ThenRefused(Meeting.NotFound);
    }
}

[Act(typeof(OpenFollowUp))]
public class OpeningAFollowUp
{
    private static readonly OpenFollowUp _open = new(new(Id("follow-up")), Friday9.TheMeeting, Cho, new DateOnly(2026, 11, 23), Friday9.Words);
    private static readonly FollowUpEvent _opened = new FollowUpEvent.Opened(_open.FollowUp, Friday9.TheMeeting, Cho, _open.Due, Friday9.Words, Monday);

    [Fact]
    [Trait("Rule", "A-12")]
    public void It_has_an_owner_and_a_due_day_which_may_be_today() =>
        new FollowUps().Given().When(followUp => _open.Decide(followUp, Friday9.Committee, Monday)).Then(_opened);

    [Fact]
    public void Opening_twice_records_nothing() =>
        new FollowUps().Given(_opened).When(followUp => _open.Decide(followUp, Friday9.Committee, Friday)).ThenNothing();

    [Fact]
    public void Its_owner_sits_on_the_committee_and_its_day_is_to_come()
    {
        new FollowUps().Given().When(followUp => (_open with { Owner = Dee }).Decide(followUp, Friday9.Committee, Monday))
            .ThenRefused(OpenFollowUp.OwnerNotOnTheCommittee);
        new FollowUps().Given().When(followUp => _open.Decide(followUp, Friday9.Committee, Friday)).ThenRefused(OpenFollowUp.DueInThePast);
    }
}

[Act(typeof(ChangeFollowUp))]
public class ChangingAFollowUp
{
    private static readonly FollowUpId _id = new(Id("follow-up"));
    private static readonly FollowUpEvent _opened = new FollowUpEvent.Opened(_id, null, Cho, new DateOnly(2026, 11, 23), Friday9.Words, Monday);
    private static readonly FollowUpEvent _done = new FollowUpEvent.StatusChanged(_id, FollowUpStatus.Done, Friday);

    [Fact]
    [Trait("Rule", "A-12")]
    public void It_is_done_and_can_be_taken_up_again()
    {
        new FollowUps().Given(_opened).When(followUp => new ChangeFollowUp(FollowUpStatus.Done).Decide(followUp, Friday)).Then(_done);
        new FollowUps().Given(_opened, _done).When(followUp => new ChangeFollowUp(FollowUpStatus.Open).Decide(followUp, Friday))
            .Then(new FollowUpEvent.StatusChanged(_id, FollowUpStatus.Open, Friday));
    }

    [Fact]
    public void Saying_it_twice_records_nothing() =>
        new FollowUps().Given(_opened, _done).When(followUp => new ChangeFollowUp(FollowUpStatus.Done).Decide(followUp, Friday)).ThenNothing();

    [Fact]
    public void What_is_not_there_does_not_change() =>
        new FollowUps().Given().When(followUp => new ChangeFollowUp(FollowUpStatus.Done).Decide(followUp, Friday)).ThenRefused(FollowUp.NotFound);
}
