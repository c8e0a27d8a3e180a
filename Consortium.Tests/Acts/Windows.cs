using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Domain.Committee.BallotEvent;
using static Consortium.Tests.Acts.Scene;
using Ballots = Consortium.Tests.Support.Spec<Consortium.Domain.Committee.Ballot, Consortium.Domain.Committee.BallotEvent>;

namespace Consortium.Tests.Acts;

/// <summary>A slate that is approved unless somebody objects until Friday; Acme and Borealis are home to both its matches.</summary>
internal static class Silence
{
    public static readonly BallotItemId Second = BallotItem.IdOf(TheBallot, 1);
    public static readonly BallotSubject OnTheSecond = new BallotSubject.OfMatch(new(Id("another")));
    public static readonly BallotEvent Slate = Opened(BallotProcedure.NoObjection);

    public static BallotEvent Opened(BallotProcedure procedure) => new Opened(
        TheBallot,
        [new(Acme, Ann), new(Borealis, Ben), new(Corvid, Cho), new(Dune, Dee)],
        [new(TheItem, OnTheMatch, [Acme, Borealis], [], Dossier), new(Second, OnTheSecond, [Acme, Borealis], [Dee], Dossier)],
        procedure,
        Friday,
        Monday);

    public static BallotEvent Read(CompanyId company, CommitteeMemberId member, params BallotItemId[] items) =>
        new ItemsRead(TheBallot, company, member, [.. items], Monday);
}

[Act(typeof(ConfirmReading))]
public class ConfirmingAReading
{
    private static readonly BallotEvent _choRead = Silence.Read(Corvid, Cho, TheItem, Silence.Second);

    [Fact]
    [Trait("Rule", "L-35")]
    public void It_counts_on_the_items_that_the_company_could_object_to()
    {
        new Ballots().Given(Silence.Slate).When(ballot => new ConfirmReading(Cho, Corvid).Decide(ballot, Monday)).Then(_choRead);
        new Ballots().Given(Silence.Slate).When(ballot => new ConfirmReading(Dee, Dune).Decide(ballot, Monday))
            .Then(Silence.Read(Dune, Dee, TheItem));
    }

    [Fact]
    public void Confirming_twice_records_nothing() =>
        new Ballots().Given(Silence.Slate, _choRead).When(ballot => new ConfirmReading(Cho, Corvid).Decide(ballot, Friday)).ThenNothing();

    [Fact]
    [Trait("Rule", "L-35")]
    public void When_the_window_has_passed_what_a_quorum_has_read_is_approved_and_what_it_has_not_read_is_not() =>
        new Ballots().Given(Silence.Slate, Silence.Read(Corvid, Cho, TheItem), Silence.Read(Dune, Dee, TheItem))
            .When(ballot => new CloseBallot().Decide(ballot, Friday.AddTicks(1)))
            .Then(
                new ItemSettled(TheBallot, TheItem, OnTheMatch, BallotResult.Approved, 0, 0, 0, Friday.AddTicks(1)),
                new ItemSettled(TheBallot, Silence.Second, Silence.OnTheSecond, BallotResult.Inquorate, 0, 0, 0, Friday.AddTicks(1)));

    [Fact]
    public void Nothing_is_settled_before_the_window_has_passed() =>
        new Ballots().Given(Silence.Slate, _choRead, Silence.Read(Dune, Dee, TheItem)).When(ballot => new CloseBallot().Decide(ballot, Friday)).ThenNothing();

    [Fact]
    public void The_reading_of_a_member_who_is_recused_afterwards_no_longer_counts()
    {
        var ballot = (Ballot.Held)Fold.Of<Ballot, BallotEvent>(Silence.Slate, _choRead, new MemberRecused(TheBallot, Cho, [TheItem], Monday));

        Assert.Equal((0, 1), (ballot.Items[0].Count.Readers.Count, ballot.Items[1].Count.Readers.Count));
    }

    [Fact]
    public void A_home_company_and_a_late_one_confirm_nothing()
    {
        var alone = new ItemPulledOut(TheBallot, Silence.Second, PullOutItem.BallotOf(Silence.Second), null, null, Monday);

        new Ballots().Given(Silence.Slate, alone).When(ballot => new ConfirmReading(Ann, Acme).Decide(ballot, Monday)).ThenRefused(CastVote.OwnCompany);
        new Ballots().Given(Silence.Slate).When(ballot => new ConfirmReading(Cho, Corvid).Decide(ballot, Friday.AddTicks(1))).ThenRefused(CastVote.Closed);
    }

    [Fact]
    public void What_silence_decides_is_not_voted_on_and_the_other_way_round()
    {
        new Ballots().Given(Silence.Slate).When(ballot => new CastVote(Cho, Corvid, Vote.For, []).Decide(ballot, Monday)).ThenRefused(CastVote.BySilence);
        new Ballots().Given(BallotOpened).When(ballot => new ConfirmReading(Cho, Corvid).Decide(ballot, Monday)).ThenRefused(ConfirmReading.ByVote);
    }

    [Fact]
    public void Who_is_not_on_the_roster_reads_nothing() =>
        new Ballots().Given(Silence.Slate).When(ballot => new ConfirmReading(Cho, Dune).Decide(ballot, Monday)).ThenRefused(Ballot.NotFound);

    [Theory]
    [InlineData(0, 5, 7)]
    [InlineData(4, 2, 8)]
    [InlineData(5, 1, 7)]
    [InlineData(6, 5, 11)]
    public void A_window_counts_working_days(int daysAfterMonday, int window, int ends) =>
        Assert.Equal(Monday.AddDays(ends), WorkingDays.After(Monday.AddDays(daysAfterMonday), window));

    [Fact]
    [Trait("Rule", "L-35")]
    public void A_window_is_as_long_as_the_policy_says_and_never_shorter()
    {
        var committee = Fold.Of<SteeringCommittee, SteeringCommitteeEvent>(new SteeringCommitteeEvent.SeatFilled(Corvid, Cho, Monday));
        Topic[] topics = [Topic.About(OnTheMatch)];
        OpenBallot Open(DateTimeOffset? closesAt) => new(TheBallot, closesAt, BallotProcedure.NoObjection);

        var opened = Open(null).Decide(Ballot.Initial, topics, committee, Rules, Monday);
        var tooShort = Open(Monday.AddDays(6)).Decide(Ballot.Initial, topics, committee, Rules, Monday);

        Assert.Equal(Monday.AddDays(7), Assert.IsType<Opened>(Assert.Single(opened.Events)).ClosesAt);
        Assert.Equal(OpenBallot.WindowTooShort, tooShort.Refusal);
    }
}

[Act(typeof(PullOutItem))]
public class PullingOutAnItem
{
    private static readonly BallotId _own = PullOutItem.BallotOf(TheItem);
    private static readonly KeptText _why = new(new TextId(Id("why")), "digest");

    private static readonly Match _before = Fold.Of<Match, MatchEvent>(
        Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented, BroughtBeforeCommittee);

    private static readonly BallotEvent _ownOpened = new Opened(
        _own,
        [new(Acme, Ann), new(Borealis, Ben), new(Corvid, Cho), new(Dune, Dee)],
        [new(BallotItem.IdOf(_own, 0), OnTheMatch, [.. new[] { Acme, Borealis }.OrderBy(home => home.Value)], [], Dossier)],
        BallotProcedure.Vote,
        Monday.AddDays(7),
        Monday);

    [Fact]
    [Trait("Rule", "L-35")]
    public void An_objection_leads_to_a_vote_of_its_own_with_the_same_roster() =>
        Pull(new PullOutItem(TheItem, Cho, Corvid, _why), Silence.Slate).Then(
            [new ItemPulledOut(TheBallot, TheItem, _own, Corvid, _why, Monday)],
            [_ownOpened],
            [new MatchEvent.BroughtBeforeCommittee(TheMatch, _own, Monday)]);

    [Fact]
    public void A_coordinator_pulls_an_item_out_of_a_slate_that_is_voted_on() =>
        Pull(new PullOutItem(TheItem, null, null, null), Silence.Opened(BallotProcedure.Vote)).Then(
            [new ItemPulledOut(TheBallot, TheItem, _own, null, null, Monday)],
            [_ownOpened],
            [new MatchEvent.BroughtBeforeCommittee(TheMatch, _own, Monday)]);

    [Fact]
    public void Pulling_it_out_twice_records_nothing() =>
        new PullOutItem(TheItem, Cho, Corvid, _why)
            .Decide(
                Fold.Of<Ballot, BallotEvent>(Silence.Slate, new ItemPulledOut(TheBallot, TheItem, _own, Corvid, _why, Monday)),
                Fold.Of<Ballot, BallotEvent>(_ownOpened),
                _before,
                Rules,
                Friday)
            .ThenNothing();

    [Fact]
    public void It_is_no_longer_on_the_slate()
    {
        BallotEvent[] pulled = [Silence.Slate, new ItemPulledOut(TheBallot, TheItem, _own, Corvid, _why, Monday)];

        new Ballots().Given(pulled).When(ballot => new RecuseMember(Cho, [TheItem]).Decide(ballot, Monday)).ThenRefused(Ballot.NoSuchItem);
        Assert.Equal(Silence.Second, Assert.Single(((Ballot.Held)Fold.Of<Ballot, BallotEvent>(pulled)).Items).Id);
    }

    [Fact]
    public void Who_may_not_vote_on_it_does_not_object_to_it()
    {
        Pull(new PullOutItem(TheItem, Ann, Acme, null), Silence.Slate).ThenRefused(CastVote.OwnCompany);
        Pull(new PullOutItem(Silence.Second, Dee, Dune, null), Silence.Slate).ThenRefused(CastVote.Recused);
        Pull(new PullOutItem(TheItem, Cho, Dune, null), Silence.Slate).ThenRefused(Ballot.NotFound);
    }

    [Fact]
    public void One_item_alone_is_voted_on_where_it_is() =>
        Pull(new PullOutItem(TheItem, null, null, null), BallotOpened).ThenRefused(PullOutItem.IsNoSlate);

    [Fact]
    public void After_the_window_it_is_too_late() =>
        new PullOutItem(TheItem, Cho, Corvid, null)
            .Decide(Fold.Of<Ballot, BallotEvent>(Silence.Slate), Ballot.Initial, _before, Rules, Friday.AddTicks(1)).ThenRefused(CastVote.Closed);

    private static Outcome<BallotEvent, BallotEvent, MatchEvent> Pull(PullOutItem pull, BallotEvent slate) =>
        pull.Decide(Fold.Of<Ballot, BallotEvent>(slate), Ballot.Initial, _before, Rules, Monday);
}

[Act(typeof(VoidBallot))]
public class VoidingABallot
{
    private static readonly KeptText _why = new(new TextId(Id("why")), "digest");
    private static readonly BallotEvent _voided = new Voided(TheBallot, [TheItem], [OnTheMatch], _why, Monday);

    [Fact]
    [Trait("Rule", "C-22")]
    public void What_is_open_ends_without_a_result() =>
        new Ballots().Given(BallotOpened).When(ballot => new VoidBallot(_why).Decide(ballot, Monday)).Then(_voided);

    [Fact]
    public void Voiding_twice_records_nothing() =>
        new Ballots().Given(BallotOpened, _voided).When(ballot => new VoidBallot(_why).Decide(ballot, Friday)).ThenNothing();

    [Fact]
    public void What_has_a_result_keeps_it() =>
        new Ballots().Given(BallotOpened, new ItemSettled(TheBallot, TheItem, OnTheMatch, BallotResult.Approved, 2, 0, 0, Monday))
            .When(ballot => new VoidBallot(_why).Decide(ballot, Monday)).ThenRefused(CastVote.Closed);

    [Fact]
    public void Nobody_votes_in_a_voided_ballot() =>
        new Ballots().Given(BallotOpened, _voided).When(ballot => new CastVote(Cho, Corvid, Vote.For, []).Decide(ballot, Monday)).ThenRefused(CastVote.Closed);

    [Fact]
    public void A_ballot_that_is_not_there_is_not_voided() =>
        new Ballots().Given().When(ballot => new VoidBallot(_why).Decide(ballot, Monday)).ThenRefused(Ballot.NotFound);
}

[Act(typeof(ReturnFromCommittee))]
public class ReturningAMatchFromTheCommittee
{
    private static readonly MatchEvent[] _before = [Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented, BroughtBeforeCommittee];
    private static readonly MatchEvent _returned = new MatchEvent.ReturnedFromCommittee(TheMatch, TheBallot, Monday);

    [Fact]
    [Trait("Rule", "C-22")]
    public void Both_consents_stand_and_it_may_be_brought_up_again()
    {
        new Spec<Match, MatchEvent>().Given(_before).When(match => new ReturnFromCommittee(TheMatch, TheBallot).Decide(match, Monday)).Then(_returned);

        Assert.IsType<Match.Consented>(Fold.Of<Match, MatchEvent>([.. _before, _returned]));
    }

    [Fact]
    public void Returning_twice_records_nothing_even_when_it_is_before_another_ballot()
    {
        var again = new MatchEvent.BroughtBeforeCommittee(TheMatch, new(Id("another ballot")), Monday);

        new Spec<Match, MatchEvent>().Given([.. _before, _returned]).When(match => new ReturnFromCommittee(TheMatch, TheBallot).Decide(match, Friday)).ThenNothing();
        new Spec<Match, MatchEvent>().Given([.. _before, _returned, again])
            .When(match => new ReturnFromCommittee(TheMatch, TheBallot).Decide(match, Friday)).ThenNothing();
    }
}

/// <summary>Refusals and waivers need reasons; a reason is about one item.</summary>
public class GivingAReason
{
    private static readonly KeptText _why = new(new TextId(Id("why")), "digest"), _better = new(new TextId(Id("better")), "digest");

    private static readonly BallotEvent _admission = new Opened(
        TheBallot,
        [new(Corvid, Cho), new(Dune, Dee), new(Acme, Ann)],
        [new(TheItem, new BallotSubject.OfAdmission(new(Id("candidate"))), [], [], null)],
        BallotProcedure.Vote,
        Friday,
        Monday);

    [Fact]
    [Trait("Rule", "L-34")]
    public void A_vote_against_an_admission_needs_one_and_a_vote_for_it_does_not()
    {
        Cast(_admission, new CastVote(Cho, Corvid, Vote.Against, [])).ThenRefused(CastVote.ReasonNeeded);
        Cast(_admission, new CastVote(Cho, Corvid, Vote.Against, [], _why)).Then(Against(_why));
        Cast(_admission, new CastVote(Cho, Corvid, Vote.For, [])).Then(new VoteCast(TheBallot, Corvid, Cho, Vote.For, [TheItem], null, Monday));
    }

    [Fact]
    public void A_reason_may_be_given_anew_and_the_vote_said_again_without_one_keeps_it()
    {
        new Ballots().Given(_admission, Against(_why)).When(ballot => new CastVote(Cho, Corvid, Vote.Against, [], _better).Decide(ballot, Monday)).Then(Against(_better));
        new Ballots().Given(_admission, Against(_why)).When(ballot => new CastVote(Cho, Corvid, Vote.Against, []).Decide(ballot, Monday)).ThenNothing();
        new Ballots().Given(_admission, Against(_why)).When(ballot => new CastVote(Cho, Corvid, Vote.Against, [], _why).Decide(ballot, Monday)).ThenNothing();
    }

    [Fact]
    public void On_a_slate_it_names_its_item()
    {
        Cast(Silence.Opened(BallotProcedure.Vote), new CastVote(Cho, Corvid, Vote.For, [], _why)).ThenRefused(CastVote.ReasonOnSeveral);
        Cast(Silence.Opened(BallotProcedure.Vote), new CastVote(Cho, Corvid, Vote.For, [TheItem], _why))
            .Then(new VoteCast(TheBallot, Corvid, Cho, Vote.For, [TheItem], _why, Monday));
    }

    private static VoteCast Against(KeptText why) => new(TheBallot, Corvid, Cho, Vote.Against, [TheItem], why, Monday);

    private static Ballots Cast(BallotEvent opened, CastVote vote) => new Ballots().Given(opened).When(ballot => vote.Decide(ballot, Monday));
}
