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
