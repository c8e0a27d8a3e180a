using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
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
    [Trait("Rule", "A-11")]
    public void Only_members_have_seats() =>
        new Committees().Given().When(committee => new FillSeat(new(Id("stranger")), Ann).Decide(committee, Rules, Monday)).ThenRefused(FillSeat.NotAMember);

    [Fact]
    public void An_alternate_who_takes_the_seat_over_is_no_alternate_any_more() =>
        new Committees().Given(_annForAcme, new SteeringCommitteeEvent.AlternateNamed(Acme, Ben, Monday))
            .When(committee => new FillSeat(Acme, Ben).Decide(committee, Rules, Friday))
            .Then(
                new SteeringCommitteeEvent.SeatLeft(Acme, Ben, SeatPart.Alternate, Friday),
                new SteeringCommitteeEvent.SeatFilled(Acme, Ben, Friday));

    [Fact]
    public void A_chair_whose_seat_goes_to_another_no_longer_chairs() =>
        new Committees().Given(_annForAcme, new SteeringCommitteeEvent.ChairAppointed(Acme, Ann, Monday))
            .When(committee => new FillSeat(Acme, Ben).Decide(committee, Rules, Friday))
            .Then(new SteeringCommitteeEvent.ChairLeft(Ann, Friday), new SteeringCommitteeEvent.SeatFilled(Acme, Ben, Friday));
}

[Act(typeof(NameAlternate))]
public class NamingAnAlternate
{
    private static readonly SteeringCommitteeEvent _annForAcme = new SteeringCommitteeEvent.SeatFilled(Acme, Ann, Monday);
    private static readonly SteeringCommitteeEvent _benBesideAnn = new SteeringCommitteeEvent.AlternateNamed(Acme, Ben, Monday);

    [Fact]
    [Trait("Rule", "A-11")]
    public void A_company_names_who_votes_when_the_holder_does_not()
    {
        new Committees().Given(_annForAcme).When(committee => new NameAlternate(Acme, Ben).Decide(committee, Rules, Monday)).Then(_benBesideAnn);

        var committee = Fold.Of<SteeringCommittee, SteeringCommitteeEvent>(_annForAcme, _benBesideAnn);
        Assert.Equal([new Seat(Acme, Ann, Ben)], committee.RosterOf(Rules.Members));
    }

    [Fact]
    public void Naming_twice_records_nothing() =>
        new Committees().Given(_annForAcme, _benBesideAnn).When(committee => new NameAlternate(Acme, Ben).Decide(committee, Rules, Friday)).ThenNothing();

    [Fact]
    public void The_holder_is_not_their_own_alternate() =>
        new Committees().Given(_annForAcme).When(committee => new NameAlternate(Acme, Ann).Decide(committee, Rules, Monday))
            .ThenRefused(NameAlternate.HoldsTheSeat);

    [Fact]
    [Trait("Rule", "L-30")]
    public void A_proxy_is_of_the_same_company_alone() =>
        new Committees().Given(_annForAcme, _benBesideAnn).When(committee => new NameAlternate(Borealis, Ben).Decide(committee, Rules, Monday))
            .ThenRefused(FillSeat.SitsForAnother);

    [Fact]
    public void Only_members_have_alternates() =>
        new Committees().Given().When(committee => new NameAlternate(new(Id("stranger")), Ben).Decide(committee, Rules, Monday))
            .ThenRefused(FillSeat.NotAMember);
}

[Act(typeof(LeaveSeat))]
public class LeavingASeat
{
    private static readonly SteeringCommitteeEvent[] _annAndBen =
        [new SteeringCommitteeEvent.SeatFilled(Acme, Ann, Monday), new SteeringCommitteeEvent.AlternateNamed(Acme, Ben, Monday)];

    private static readonly SteeringCommitteeEvent _annLeft = new SteeringCommitteeEvent.SeatLeft(Acme, Ann, SeatPart.Holder, Friday);

    [Fact]
    public void A_seat_without_a_holder_is_its_alternates_on_later_rosters()
    {
        new Committees().Given(_annAndBen).When(committee => new LeaveSeat(Acme, SeatPart.Holder).Decide(committee, Friday)).Then(_annLeft);

        Assert.Equal([new Seat(Acme, Ben)], Fold.Of<SteeringCommittee, SteeringCommitteeEvent>([.. _annAndBen, _annLeft]).RosterOf(Rules.Members));
    }

    [Fact]
    public void Leaving_twice_records_nothing() =>
        new Committees().Given([.. _annAndBen, _annLeft]).When(committee => new LeaveSeat(Acme, SeatPart.Holder).Decide(committee, Friday)).ThenNothing();

    [Fact]
    public void A_seat_that_nobody_is_left_on_is_on_no_roster() =>
        Assert.Empty(Fold.Of<SteeringCommittee, SteeringCommitteeEvent>(
            [.. _annAndBen, _annLeft, new SteeringCommitteeEvent.SeatLeft(Acme, Ben, SeatPart.Alternate, Friday)]).RosterOf(Rules.Members));

    [Fact]
    public void A_chair_who_leaves_no_longer_chairs() =>
        new Committees().Given([.. _annAndBen, new SteeringCommitteeEvent.ChairAppointed(Acme, Ann, Monday)])
            .When(committee => new LeaveSeat(Acme, SeatPart.Holder).Decide(committee, Friday))
            .Then(new SteeringCommitteeEvent.ChairLeft(Ann, Friday), _annLeft);
}

[Act(typeof(AppointChair))]
public class AppointingAChair
{
    private static readonly SteeringCommitteeEvent[] _annAndBen =
        [new SteeringCommitteeEvent.SeatFilled(Acme, Ann, Monday), new SteeringCommitteeEvent.AlternateNamed(Acme, Ben, Monday)];

    private static readonly SteeringCommitteeEvent _annChairs = new SteeringCommitteeEvent.ChairAppointed(Acme, Ann, Monday);

    [Fact]
    public void A_holder_chairs_and_the_committee_is_constituted()
    {
        new Committees().Given(_annAndBen).When(committee => new AppointChair(Ann).Decide(committee, Monday)).Then(_annChairs);

        Assert.False(Rules.CommitteeIsConstituted);
        Assert.True(ConsortiumRules.Evolve(ConsortiumRules.Evolve(Rules, _annChairs), new SteeringCommitteeEvent.ChairLeft(Ann, Friday)).CommitteeIsConstituted);
    }

    [Fact]
    public void Appointing_twice_records_nothing() =>
        new Committees().Given([.. _annAndBen, _annChairs]).When(committee => new AppointChair(Ann).Decide(committee, Friday)).ThenNothing();

    [Fact]
    public void Another_takes_the_chair_over() =>
        new Committees().Given([.. _annAndBen, _annChairs, new SteeringCommitteeEvent.SeatFilled(Corvid, Cho, Monday)])
            .When(committee => new AppointChair(Cho).Decide(committee, Friday))
            .Then(new SteeringCommitteeEvent.ChairLeft(Ann, Friday), new SteeringCommitteeEvent.ChairAppointed(Corvid, Cho, Friday));

    [Fact]
    public void Who_holds_no_seat_does_not_chair()
    {
        new Committees().Given(_annAndBen).When(committee => new AppointChair(Ben).Decide(committee, Monday)).ThenRefused(AppointChair.HoldsNoSeat);
        new Committees().Given(_annAndBen).When(committee => new AppointChair(Cho).Decide(committee, Monday)).ThenRefused(AppointChair.HoldsNoSeat);
    }
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
