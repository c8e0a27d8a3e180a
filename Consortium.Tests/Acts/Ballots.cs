using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Domain.Committee.BallotEvent;
using static Consortium.Tests.Acts.Scene;
using Ballots = Consortium.Tests.Support.Spec<Consortium.Domain.Committee.Ballot, Consortium.Domain.Committee.BallotEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(OpenBallot))]
public class OpeningABallot
{
    private static readonly Topic _onTheMatch = new(OnTheMatch, [Acme, Borealis], ThePair.Touches, Dossier);

    private static readonly SteeringCommittee _choAndDee = Fold.Of<SteeringCommittee, SteeringCommitteeEvent>(
        new SteeringCommitteeEvent.SeatFilled(Corvid, Cho, Monday), new SteeringCommitteeEvent.SeatFilled(Dune, Dee, Monday));

    [Fact]
    [Trait("Rule", "L-30")]
    [Trait("Rule", "C-24")]
    public void The_roster_is_the_committee_of_this_moment_and_links_recuse_from_the_items_they_touch()
    {
        var committee = SteeringCommittee.Evolve(_choAndDee, new SteeringCommitteeEvent.LinkDeclared(new DeclaredLink(Dee, Mentee.Value), Monday));
        var another = new Topic(new BallotSubject.OfMatch(new(Id("another"))), [Corvid], [Id("somebody")], Dossier);

        new Ballots().Given().When(ballot => Open(Friday).Decide(ballot, [_onTheMatch, another], committee, Rules, Monday)).Then(
            new Opened(
                TheBallot,
                [.. new[] { new Seat(Corvid, Cho), new Seat(Dune, Dee) }.OrderBy(seat => seat.Company.Value)],
                [
                    new OpenedItem(TheItem, OnTheMatch, [Acme, Borealis], [Dee], Dossier),
                    new OpenedItem(BallotItem.IdOf(TheBallot, 1), another.Subject, [Corvid], [], Dossier),
                ],
                BallotProcedure.Vote,
                Friday,
                Monday));
    }

    [Fact]
    public void Opening_it_twice_records_nothing() =>
        new Ballots().Given(BallotOpened).When(ballot => Open(Friday).Decide(ballot, [_onTheMatch], _choAndDee, Rules, Monday)).ThenNothing();

    [Fact]
    public void It_closes_in_the_future() =>
        new Ballots().Given().When(ballot => Open(Monday).Decide(ballot, [_onTheMatch], _choAndDee, Rules, Monday)).ThenRefused(OpenBallot.ClosesInThePast);

    [Fact]
    [Trait("Rule", "C-01")]
    public void One_does_not_stay_open_for_longer_than_a_year() => new Ballots().Given()
        .When(ballot => Open(Monday.AddYears(1).AddTicks(1)).Decide(ballot, [_onTheMatch], _choAndDee, Rules, Monday)).ThenRefused(OpenBallot.ClosesTooLate);

    [Fact]
    [Trait("Rule", "L-31")]
    public void Somebody_must_be_able_to_vote_on_each_item() =>
        new Ballots().Given().When(ballot => Open(Friday).Decide(ballot, [_onTheMatch], SteeringCommittee.Initial, Rules, Monday))
            .ThenRefused(OpenBallot.NobodyMayVote);

    [Fact]
    public void When_nothing_is_said_it_is_open_for_as_long_as_the_policy_says()
    {
        var policy = new PolicyEvent.Changed(PolicyNumber.BallotLengthDays, 4, TheBallot, Monday);
        var opened = Open(null).Decide(Ballot.Initial, [_onTheMatch], _choAndDee, ConsortiumRules.Evolve(Rules, policy), Monday).Events;

        Assert.Equal(Friday, Assert.IsType<Opened>(Assert.Single(opened)).ClosesAt);
    }

    [Fact]
    [Trait("Rule", "L-30")]
    public void Only_member_companies_are_on_the_roster()
    {
        var rules = Rules with { Members = [Acme, Borealis, Corvid] };
        var opened = Open(Friday).Decide(Ballot.Initial, [_onTheMatch], _choAndDee, rules, Monday).Events;

        Assert.Equal([new Seat(Corvid, Cho)], Assert.IsType<Opened>(Assert.Single(opened)).Roster);
    }

    [Fact]
    [Trait("Rule", "L-31")]
    public void Everybody_of_a_company_that_would_gain_is_recused()
    {
        var committee = SteeringCommittee.Evolve(_choAndDee, new SteeringCommitteeEvent.AlternateNamed(Corvid, Ann, Monday));
        var waiver = Topic.About(new BallotSubject.OfWaiver(new(Id("waiver")))) with { Gaining = [Corvid] };
        var opened = Open(Friday).Decide(Ballot.Initial, [waiver], committee, Rules, Monday).Events;

        Assert.Equal([Cho, Ann], Assert.IsType<Opened>(Assert.Single(opened)).Items[0].Recused);
    }

    [Fact]
    public void A_number_of_the_policy_stays_in_its_range()
    {
        Ask(12).Then(new Opened(
            TheBallot,
            _choAndDee.RosterOf(Rules.Members),
            [new(TheItem, new BallotSubject.OfPolicy(PolicyNumber.LongestCovenantTailMonths, 12), [], [], null)],
            BallotProcedure.Vote,
            Friday,
            Monday));
        Ask(13).ThenRefused(OpenBallot.OutOfRange);

        static Ballots Ask(int months) => new Ballots().Given().When(ballot => Open(Friday).Decide(
            ballot, [Topic.About(new BallotSubject.OfPolicy(PolicyNumber.LongestCovenantTailMonths, months))], _choAndDee, Rules, Monday));
    }

    private static OpenBallot Open(DateTimeOffset? closesAt) => new(TheBallot, closesAt);
}

[Act(typeof(BringBeforeCommittee))]
public class BringingMatchesBeforeTheCommittee
{
    private static readonly Match _consented = Fold.Of<Match, MatchEvent>(Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented);
    private static readonly MatchId _another = new(Id("another"));

    private static readonly SteeringCommittee _oneSeat =
        Fold.Of<SteeringCommittee, SteeringCommitteeEvent>(new SteeringCommitteeEvent.SeatFilled(Corvid, Cho, Monday));

    [Fact]
    [Trait("Rule", "L-35")]
    public void Each_is_an_item_of_its_own_with_a_dossier_that_names_nobody() =>
        Bring([TheMatch, _another], [_consented, _consented], Ballot.Initial).Then(
            [BroughtBeforeCommittee, new MatchEvent.BroughtBeforeCommittee(_another, TheBallot, Monday)],
            [
                new Opened(
                    TheBallot,
                    [new Seat(Corvid, Cho)],
                    [
                        new OpenedItem(TheItem, OnTheMatch, [Acme, Borealis], [], Dossier),
                        new OpenedItem(BallotItem.IdOf(TheBallot, 1), new BallotSubject.OfMatch(_another), [Acme, Borealis], [], Dossier),
                    ],
                    BallotProcedure.Vote,
                    Friday,
                    Monday),
            ]);

    [Fact]
    public void Bringing_them_twice_records_nothing() =>
        Bring([TheMatch], [Match.Evolve(_consented, BroughtBeforeCommittee)], Fold.Of<Ballot, BallotEvent>(BallotOpened)).ThenNothing();

    [Fact]
    public void A_match_that_is_not_there_is_not_voted_on() =>
        Bring([TheMatch, _another], [_consented, Match.Initial], Ballot.Initial).ThenRefused(Match.NotFound);

    [Fact]
    [Trait("Rule", "L-32")]
    public void Both_home_companies_consent_first_and_a_match_is_before_one_ballot_alone()
    {
        Bring([TheMatch], [Fold.Of<Match, MatchEvent>(Drafted, Proposed, AcmeConsented)], Ballot.Initial).ThenRefused(Match.NotConsented);
        Bring([TheMatch], [Match.Evolve(_consented, BroughtBeforeCommittee)], Ballot.Initial).ThenRefused(Match.NotConsented);
    }

    [Fact]
    public void What_stands_in_the_way_of_the_ballot_holds_the_matches_too() =>
        new BringBeforeCommittee([TheMatch], new OpenBallot(TheBallot, Monday)).Decide([_consented], (_, _) => Dossier, Ballot.Initial, _oneSeat, Rules, Monday)
            .ThenRefused(OpenBallot.ClosesInThePast);

    private static Outcome<MatchEvent, BallotEvent> Bring(IReadOnlyList<MatchId> ids, IReadOnlyList<Match> matches, Ballot ballot) =>
        new BringBeforeCommittee(ids, new OpenBallot(TheBallot, Friday)).Decide(matches, (_, _) => Dossier, ballot, _oneSeat, Rules, Monday);
}

[Act(typeof(CastVote))]
public class CastingAVote
{
    private static readonly BallotEvent _choFor = new VoteCast(TheBallot, Corvid, Cho, Vote.For, [TheItem], null, Monday);
    private static readonly BallotEvent _deeFor = new VoteCast(TheBallot, Dune, Dee, Vote.For, [TheItem], null, Monday);
    private static readonly BallotEvent _approved = new ItemSettled(TheBallot, TheItem, OnTheMatch, BallotResult.Approved, 2, 0, 0, Monday);

    [Fact]
    public void A_vote_is_counted() =>
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(Cho, Corvid, Vote.For, []).Decide(ballot, Monday)).Then(_choFor);

    [Fact]
    public void The_same_vote_twice_records_nothing() =>
        new Ballots().Given(BallotOpened, _choFor).When(ballot => new CastVote(Cho, Corvid, Vote.For, []).Decide(ballot, Friday)).ThenNothing();

    [Fact]
    public void The_vote_that_leaves_nothing_to_be_turned_settles_the_ballot() =>
        new Ballots().Given(BallotOpened, _choFor).When(ballot => new CastVote(Dee, Dune, Vote.For, []).Decide(ballot, Monday)).Then(_deeFor, _approved);

    [Fact]
    public void The_settling_vote_again_records_nothing_and_another_is_too_late()
    {
        new Ballots().Given(BallotOpened, _choFor, _deeFor, _approved).When(ballot => new CastVote(Dee, Dune, Vote.For, []).Decide(ballot, Friday)).ThenNothing();
        new Ballots().Given(BallotOpened, _choFor, _deeFor, _approved).When(ballot => new CastVote(Dee, Dune, Vote.Against, []).Decide(ballot, Friday))
            .ThenRefused(CastVote.Closed);
    }

    [Fact]
    public void The_closing_instant_still_counts_and_the_next_one_does_not()
    {
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(Cho, Corvid, Vote.For, []).Decide(ballot, Friday))
            .Then(new VoteCast(TheBallot, Corvid, Cho, Vote.For, [TheItem], null, Friday));
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(Cho, Corvid, Vote.For, []).Decide(ballot, Friday.AddTicks(1))).ThenRefused(CastVote.Closed);
    }

    [Fact]
    public void A_home_company_consents_and_does_not_vote() =>
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(Ann, Acme, Vote.For, []).Decide(ballot, Monday)).ThenRefused(CastVote.OwnCompany);

    [Fact]
    public void A_recused_member_does_not_vote() =>
        new Ballots().Given(BallotOpened, new MemberRecused(TheBallot, Cho, [TheItem], Monday)).When(ballot => new CastVote(Cho, Corvid, Vote.For, []).Decide(ballot, Monday))
            .ThenRefused(CastVote.Recused);

    [Fact]
    [Trait("Rule", "L-30")]
    public void Nobody_votes_for_another_company() =>
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(Cho, Dune, Vote.For, []).Decide(ballot, Monday)).ThenRefused(Ballot.NotFound);

    [Fact]
    public void Who_is_not_on_the_roster_sees_no_ballot() =>
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(new(Id("stranger")), Corvid, Vote.For, []).Decide(ballot, Monday)).ThenRefused(Ballot.NotFound);
}

[Act(typeof(RecuseMember))]
public class RecusingAMember
{
    private static readonly BallotEvent _choLeft = new MemberRecused(TheBallot, Cho, [TheItem], Monday);

    [Fact]
    public void A_member_leaves_the_ballot() =>
        new Ballots().Given(BallotOpened).When(ballot => new RecuseMember(Cho, []).Decide(ballot, Monday)).Then(_choLeft);

    [Fact]
    public void Recusing_twice_records_nothing() =>
        new Ballots().Given(BallotOpened, _choLeft).When(ballot => new RecuseMember(Cho, []).Decide(ballot, Friday)).ThenNothing();

    [Fact]
    public void A_ballot_that_nobody_is_left_to_vote_in_ends_at_once() =>
        new Ballots().Given(
                BallotOpened, _choLeft, new MemberRecused(TheBallot, Dee, [TheItem], Monday), new MemberRecused(TheBallot, Ann, [TheItem], Monday))
            .When(ballot => new RecuseMember(Ben, []).Decide(ballot, Monday))
            .Then(
                new MemberRecused(TheBallot, Ben, [TheItem], Monday),
                new ItemSettled(TheBallot, TheItem, OnTheMatch, BallotResult.Inquorate, 0, 0, 0, Monday));

    [Fact]
    public void Nobody_leaves_a_closed_ballot() =>
        new Ballots().Given(BallotOpened).When(ballot => new RecuseMember(Cho, []).Decide(ballot, Friday.AddTicks(1))).ThenRefused(CastVote.Closed);

    [Fact]
    public void Who_is_not_on_the_roster_cannot_leave() =>
        new Ballots().Given(BallotOpened).When(ballot => new RecuseMember(new(Id("stranger")), []).Decide(ballot, Monday)).ThenRefused(Ballot.NotFound);
}

[Act(typeof(CloseBallot))]
public class ClosingABallot
{
    private static readonly BallotEvent _inquorate = new ItemSettled(TheBallot, TheItem, OnTheMatch, BallotResult.Inquorate, 0, 0, 0, Friday.AddTicks(1));

    [Fact]
    public void After_its_last_instant_it_settles_with_what_was_cast() =>
        new Ballots().Given(BallotOpened).When(ballot => new CloseBallot().Decide(ballot, Friday.AddTicks(1))).Then(_inquorate);

    [Fact]
    public void At_its_last_instant_it_is_still_open() =>
        new Ballots().Given(BallotOpened).When(ballot => new CloseBallot().Decide(ballot, Friday)).ThenNothing();

    [Fact]
    public void Closing_twice_records_nothing() =>
        new Ballots().Given(BallotOpened, _inquorate).When(ballot => new CloseBallot().Decide(ballot, Friday.AddDays(1))).ThenNothing();
}
