using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Tests.Support;
using static Consortium.Domain.Committee.BallotEvent;
using static Consortium.Tests.Acts.Scene;
using Ballots = Consortium.Tests.Support.Spec<Consortium.Domain.Committee.Ballot, Consortium.Domain.Committee.BallotEvent>;

namespace Consortium.Tests.Acts;

/// <summary>Two matches in one ballot: Acme and Borealis are home to the first, Borealis and Corvid to the second.</summary>
public class VotingOnASlate
{
    private static readonly BallotItemId _second = BallotItem.IdOf(TheBallot, 1);
    private static readonly BallotSubject _onTheSecond = new BallotSubject.OfMatch(new(Id("another")));

    private static readonly BallotEvent _slate = new Opened(
        TheBallot,
        [new(Acme, Ann), new(Borealis, Ben), new(Corvid, Cho), new(Dune, Dee)],
        [new(TheItem, OnTheMatch, [Acme, Borealis], [], Dossier), new(_second, _onTheSecond, [Borealis, Corvid], [Dee], Dossier)],
        BallotProcedure.Vote,
        Friday,
        Monday);

    [Fact]
    [Trait("Rule", "L-35")]
    public void A_vote_counts_on_the_items_where_the_company_is_neither_home_nor_recused()
    {
        Cast(new CastVote(Cho, Corvid, Vote.For, [])).Then(new VoteCast(TheBallot, Corvid, Cho, Vote.For, [TheItem, _second], null, Monday));
        Cast(new CastVote(Dee, Dune, Vote.For, [])).Then(new VoteCast(TheBallot, Dune, Dee, Vote.For, [TheItem], null, Monday));
        Cast(new CastVote(Ann, Acme, Vote.Abstain, [])).Then(new VoteCast(TheBallot, Acme, Ann, Vote.Abstain, [_second], null, Monday));
    }

    [Fact]
    public void A_named_item_is_voted_on_or_refused()
    {
        Cast(new CastVote(Cho, Corvid, Vote.Against, [TheItem])).Then(new VoteCast(TheBallot, Corvid, Cho, Vote.Against, [TheItem], null, Monday));
        Cast(new CastVote(Ann, Acme, Vote.For, [TheItem, _second])).ThenRefused(CastVote.OwnCompany);
        Cast(new CastVote(Dee, Dune, Vote.For, [_second])).ThenRefused(CastVote.Recused);
        Cast(new CastVote(Cho, Corvid, Vote.For, [new(Id("no item"))])).ThenRefused(Ballot.NoSuchItem);
    }

    [Fact]
    public void The_same_vote_on_all_items_twice_records_nothing() =>
        Cast(new CastVote(Ann, Acme, Vote.For, []), new VoteCast(TheBallot, Acme, Ann, Vote.For, [_second], null, Monday)).ThenNothing();

    [Fact]
    public void Each_item_settles_on_its_own() =>
        Cast(new CastVote(Dee, Dune, Vote.For, []), new VoteCast(TheBallot, Corvid, Cho, Vote.For, [TheItem], null, Monday)).Then(
            new VoteCast(TheBallot, Dune, Dee, Vote.For, [TheItem], null, Monday),
            new ItemSettled(TheBallot, TheItem, OnTheMatch, BallotResult.Approved, 2, 0, 0, Monday));

    [Fact]
    public void An_item_that_is_over_is_passed_over_by_a_vote_on_all() =>
        Cast(
            new CastVote(Cho, Corvid, Vote.Against, []),
            new VoteCast(TheBallot, Corvid, Cho, Vote.For, [TheItem], null, Monday),
            new VoteCast(TheBallot, Dune, Dee, Vote.For, [TheItem], null, Monday),
            new ItemSettled(TheBallot, TheItem, OnTheMatch, BallotResult.Approved, 2, 0, 0, Monday))
            .Then(new VoteCast(TheBallot, Corvid, Cho, Vote.Against, [_second], null, Monday));

    [Fact]
    [Trait("Rule", "L-31")]
    public void A_member_is_recused_from_named_items_alone() =>
        new Ballots().Given(_slate).When(ballot => new RecuseMember(Ann, [_second]).Decide(ballot, Monday))
            .Then(new MemberRecused(TheBallot, Ann, [_second], Monday));

    [Fact]
    public void When_its_time_has_passed_each_open_item_settles() =>
        new Ballots()
            .Given(_slate, new VoteCast(TheBallot, Corvid, Cho, Vote.For, [TheItem], null, Monday), new VoteCast(TheBallot, Dune, Dee, Vote.Abstain, [TheItem], null, Monday))
            .When(ballot => new CloseBallot().Decide(ballot, Friday.AddTicks(1)))
            .Then(
                new ItemSettled(TheBallot, TheItem, OnTheMatch, BallotResult.Approved, 1, 0, 1, Friday.AddTicks(1)),
                new ItemSettled(TheBallot, _second, _onTheSecond, BallotResult.Inquorate, 0, 0, 0, Friday.AddTicks(1)));

    private static Ballots Cast(CastVote vote, params BallotEvent[] happened) =>
        new Ballots().Given([_slate, .. happened]).When(ballot => vote.Decide(ballot, Monday));
}

/// <summary>Corvid's seat has a holder, Cho, and an alternate, Eve.</summary>
public class VotingForOneSeat
{
    private static readonly CommitteeMemberId _eve = new(Id("eve"));

    private static readonly BallotEvent _opened = new Opened(
        TheBallot,
        [new(Corvid, Cho, _eve), new(Dune, Dee), new(Acme, Ann)],
        [new(TheItem, OnTheMatch, [], [], Dossier)],
        BallotProcedure.Vote,
        Friday,
        Monday);

    private static readonly BallotEvent _choFor = new VoteCast(TheBallot, Corvid, Cho, Vote.For, [TheItem], null, Monday);
    private static readonly BallotEvent _eveAgainst = new VoteCast(TheBallot, Corvid, _eve, Vote.Against, [TheItem], null, Monday);

    [Fact]
    [Trait("Rule", "L-30")]
    public void The_last_vote_of_the_seat_is_its_one_vote()
    {
        new Ballots().Given(_opened, _choFor).When(ballot => new CastVote(_eve, Corvid, Vote.Against, []).Decide(ballot, Monday)).Then(_eveAgainst);

        var count = ((Ballot.Held)Fold.Of<Ballot, BallotEvent>(_opened, _choFor, _eveAgainst)).Items[0].Count;
        Assert.Equal((0, 1, 2), (count.For, count.Against, count.Outstanding));
    }

    [Fact]
    [Trait("Rule", "L-31")]
    public void A_recused_holder_leaves_the_vote_to_the_alternate_and_takes_only_their_own_vote_along()
    {
        var left = new MemberRecused(TheBallot, Cho, [TheItem], Monday);
        var mine = ((Ballot.Held)Fold.Of<Ballot, BallotEvent>(_opened, _choFor, left)).Items[0].Count;
        var theirs = ((Ballot.Held)Fold.Of<Ballot, BallotEvent>(_opened, _choFor, _eveAgainst, left)).Items[0].Count;

        Assert.Equal((3, 0), (mine.Electors.Count, mine.For + mine.Against));
        Assert.Equal((3, 1), (theirs.Electors.Count, theirs.Against));
        new Ballots().Given(_opened, left).When(ballot => new CastVote(Cho, Corvid, Vote.For, []).Decide(ballot, Monday)).ThenRefused(CastVote.Recused);
        new Ballots().Given(_opened, left).When(ballot => new CastVote(_eve, Corvid, Vote.Against, []).Decide(ballot, Monday)).Then(_eveAgainst);
    }

    [Fact]
    public void A_seat_without_anybody_left_leaves_the_roster()
    {
        var count = ((Ballot.Held)Fold.Of<Ballot, BallotEvent>(
            _opened, new MemberRecused(TheBallot, Cho, [TheItem], Monday), new MemberRecused(TheBallot, _eve, [TheItem], Monday))).Items[0].Count;

        Assert.Equal(2, count.Electors.Count);
    }
}
