using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Domain.Committee.BallotEvent;
using static Consortium.Tests.Acts.Scene;
using Ballots = Consortium.Tests.Support.Spec<Consortium.Domain.Committee.Ballot, Consortium.Domain.Committee.BallotEvent>;
using Committees = Consortium.Tests.Support.Spec<Consortium.Domain.Committee.SteeringCommittee, Consortium.Domain.Committee.SteeringCommitteeEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(FillSeat))]
public class FillingASeat
{
    private static readonly SteeringCommitteeEvent _annForAcme = new SteeringCommitteeEvent.SeatFilled(Acme, Ann, Monday);

    [Fact]
    public void A_member_company_sends_a_person() =>
        new Committees().Given().When(committee => new FillSeat(Acme, Ann).Decide(committee, Rules, Monday)).Then(_annForAcme);

    [Fact]
    public void Filling_it_twice_records_nothing() =>
        new Committees().Given(_annForAcme).When(committee => new FillSeat(Acme, Ann).Decide(committee, Rules, Friday)).ThenNothing();

    [Fact]
    public void Another_person_takes_the_seat_over() =>
        new Committees().Given(_annForAcme).When(committee => new FillSeat(Acme, Ben).Decide(committee, Rules, Friday))
            .Then(new SteeringCommitteeEvent.SeatFilled(Acme, Ben, Friday));

    [Fact]
    public void One_person_holds_one_seat() =>
        new Committees().Given(_annForAcme).When(committee => new FillSeat(Borealis, Ann).Decide(committee, Rules, Friday)).ThenRefused(FillSeat.SitsForAnother);

    [Fact]
    public void Only_members_have_seats() =>
        new Committees().Given().When(committee => new FillSeat(new(Id("stranger")), Ann).Decide(committee, Rules, Monday)).ThenRefused(FillSeat.NotAMember);
}

[Act(typeof(DeclareLink))]
public class DeclaringALink
{
    private static readonly SteeringCommitteeEvent _choForCorvid = new SteeringCommitteeEvent.SeatFilled(Corvid, Cho, Monday);
    private static readonly SteeringCommitteeEvent _linked = new SteeringCommitteeEvent.LinkDeclared(new DeclaredLink(Cho, Acme.Value), Monday);

    [Fact]
    public void A_holder_declares_a_link() =>
        new Committees().Given(_choForCorvid).When(committee => new DeclareLink(Cho, Acme.Value).Decide(committee, Monday)).Then(_linked);

    [Fact]
    public void Declaring_it_twice_records_nothing() =>
        new Committees().Given(_choForCorvid, _linked).When(committee => new DeclareLink(Cho, Acme.Value).Decide(committee, Friday)).ThenNothing();

    [Fact]
    public void Who_holds_no_seat_declares_no_link() =>
        new Committees().Given().When(committee => new DeclareLink(Cho, Acme.Value).Decide(committee, Monday)).ThenRefused(DeclareLink.HoldsNoSeat);
}

[Act(typeof(OpenBallot))]
public class OpeningABallot
{
    private static readonly MatchEvent[] _consented = [Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented];

    [Fact]
    public void The_roster_is_the_committee_of_this_moment_and_links_recuse()
    {
        var committee = Fold.Of<SteeringCommittee, SteeringCommitteeEvent>(
            new SteeringCommitteeEvent.SeatFilled(Corvid, Cho, Monday),
            new SteeringCommitteeEvent.SeatFilled(Dune, Dee, Monday),
            new SteeringCommitteeEvent.LinkDeclared(new DeclaredLink(Dee, Mentee.Value), Monday));

        Open(_consented, Ballot.Initial, committee, Friday).Then(
            [BroughtBeforeCommittee],
            [
                new Opened(
                    TheBallot,
                    TheMatch,
                    [.. new[] { new Seat(Corvid, Cho), new Seat(Dune, Dee) }.OrderBy(seat => seat.Company.Value)],
                    [Acme, Borealis],
                    [Dee],
                    Dossier,
                    Friday,
                    Monday),
            ]);
    }

    [Fact]
    public void Opening_it_twice_records_nothing() =>
        Open([.. _consented, BroughtBeforeCommittee], Fold.Of<Ballot, BallotEvent>(BallotOpened), OneSeat, Friday).ThenNothing();

    [Fact]
    public void A_match_that_is_not_there_is_not_voted_on() => Open([], Ballot.Initial, OneSeat, Friday).ThenRefused(Match.NotFound);

    [Fact]
    public void Both_home_companies_consent_first() =>
        Open([Drafted, Proposed, AcmeConsented], Ballot.Initial, OneSeat, Friday).ThenRefused(Match.NotConsented);

    [Fact]
    public void It_closes_in_the_future() => Open(_consented, Ballot.Initial, OneSeat, Monday).ThenRefused(OpenBallot.ClosesInThePast);

    [Fact]
    public void Somebody_must_be_able_to_vote() =>
        Open(_consented, Ballot.Initial, SteeringCommittee.Initial, Friday).ThenRefused(OpenBallot.NobodyMayVote);

    private static SteeringCommittee OneSeat =>
        Fold.Of<SteeringCommittee, SteeringCommitteeEvent>(new SteeringCommitteeEvent.SeatFilled(Corvid, Cho, Monday));

    private static Outcome<MatchEvent, BallotEvent> Open(MatchEvent[] given, Ballot ballot, SteeringCommittee committee, DateTimeOffset closesAt) =>
        new OpenBallot(TheMatch, closesAt).Decide(Fold.Of<Match, MatchEvent>(given), ballot, committee, Monday);
}

[Act(typeof(CastVote))]
public class CastingAVote
{
    private static readonly BallotEvent _choFor = new VoteCast(TheBallot, Cho, Vote.For, Monday);
    private static readonly BallotEvent _deeFor = new VoteCast(TheBallot, Dee, Vote.For, Monday);
    private static readonly BallotEvent _approved = new Settled(TheBallot, TheMatch, BallotResult.Approved, 2, 0, 0, Monday);

    [Fact]
    public void A_vote_is_counted() =>
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(Cho, Vote.For).Decide(ballot, Monday)).Then(_choFor);

    [Fact]
    public void The_same_vote_twice_records_nothing() =>
        new Ballots().Given(BallotOpened, _choFor).When(ballot => new CastVote(Cho, Vote.For).Decide(ballot, Friday)).ThenNothing();

    [Fact]
    public void The_vote_that_leaves_nothing_to_be_turned_settles_the_ballot() =>
        new Ballots().Given(BallotOpened, _choFor).When(ballot => new CastVote(Dee, Vote.For).Decide(ballot, Monday)).Then(_deeFor, _approved);

    [Fact]
    public void The_settling_vote_again_records_nothing_and_another_is_too_late()
    {
        new Ballots().Given(BallotOpened, _choFor, _deeFor, _approved).When(ballot => new CastVote(Dee, Vote.For).Decide(ballot, Friday)).ThenNothing();
        new Ballots().Given(BallotOpened, _choFor, _deeFor, _approved).When(ballot => new CastVote(Dee, Vote.Against).Decide(ballot, Friday))
            .ThenRefused(CastVote.Closed);
    }

    [Fact]
    public void The_closing_instant_still_counts_and_the_next_one_does_not()
    {
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(Cho, Vote.For).Decide(ballot, Friday))
            .Then(new VoteCast(TheBallot, Cho, Vote.For, Friday));
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(Cho, Vote.For).Decide(ballot, Friday.AddTicks(1))).ThenRefused(CastVote.Closed);
    }

    [Fact]
    public void A_home_company_consents_and_does_not_vote() =>
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(Ann, Vote.For).Decide(ballot, Monday)).ThenRefused(CastVote.OwnCompany);

    [Fact]
    public void A_recused_member_does_not_vote() =>
        new Ballots().Given(BallotOpened, new MemberRecused(TheBallot, Cho, Monday)).When(ballot => new CastVote(Cho, Vote.For).Decide(ballot, Monday))
            .ThenRefused(CastVote.Recused);

    [Fact]
    public void Who_is_not_on_the_roster_sees_no_ballot() =>
        new Ballots().Given(BallotOpened).When(ballot => new CastVote(new(Id("stranger")), Vote.For).Decide(ballot, Monday)).ThenRefused(Ballot.NotFound);
}

[Act(typeof(RecuseMember))]
public class RecusingAMember
{
    private static readonly BallotEvent _choLeft = new MemberRecused(TheBallot, Cho, Monday);

    [Fact]
    public void A_member_leaves_the_ballot() =>
        new Ballots().Given(BallotOpened).When(ballot => new RecuseMember(Cho).Decide(ballot, Monday)).Then(_choLeft);

    [Fact]
    public void Recusing_twice_records_nothing() =>
        new Ballots().Given(BallotOpened, _choLeft).When(ballot => new RecuseMember(Cho).Decide(ballot, Friday)).ThenNothing();

    [Fact]
    public void A_ballot_that_nobody_is_left_to_vote_in_ends_at_once() =>
        new Ballots().Given(
                BallotOpened, _choLeft, new MemberRecused(TheBallot, Dee, Monday), new MemberRecused(TheBallot, Ann, Monday))
            .When(ballot => new RecuseMember(Ben).Decide(ballot, Monday))
            .Then(
                new MemberRecused(TheBallot, Ben, Monday),
                new Settled(TheBallot, TheMatch, BallotResult.Inquorate, 0, 0, 0, Monday));

    [Fact]
    public void Nobody_leaves_a_closed_ballot() =>
        new Ballots().Given(BallotOpened).When(ballot => new RecuseMember(Cho).Decide(ballot, Friday.AddTicks(1))).ThenRefused(CastVote.Closed);

    [Fact]
    public void Who_is_not_on_the_roster_cannot_leave() =>
        new Ballots().Given(BallotOpened).When(ballot => new RecuseMember(new(Id("stranger"))).Decide(ballot, Monday)).ThenRefused(Ballot.NotFound);
}

[Act(typeof(CloseBallot))]
public class ClosingABallot
{
    private static readonly BallotEvent _inquorate = new Settled(TheBallot, TheMatch, BallotResult.Inquorate, 0, 0, 0, Friday.AddTicks(1));

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
