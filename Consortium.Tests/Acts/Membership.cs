using Consortium.Domain.Agreements;
using Consortium.Domain.Companies;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Company = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.PartnerCompany, Consortium.Domain.Companies.PartnerCompanyEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(SuspendCompany))]
[Trait("Rule", "A-11")]
public class SuspendingACompany
{
    private static readonly PartnerCompanyEvent _admitted = new PartnerCompanyEvent.Admitted(Acme, Monday);
    private static readonly PartnerCompanyEvent _suspended = new PartnerCompanyEvent.Suspended(Acme, null, Monday);

    [Fact]
    public void A_member_is_suspended() =>
        new Company().Given(_admitted).When(company => new SuspendCompany(Acme, null).Decide(company, Monday)).Then(_suspended);

    [Fact]
    public void Suspending_it_twice_records_nothing() =>
        new Company().Given(_admitted, _suspended).When(company => new SuspendCompany(Acme, null).Decide(company, Friday)).ThenNothing();

    [Fact]
    public void It_goes_on_signing_agreements() =>
        new Company().Given(_admitted, _suspended)
            .When(company => new SignAgreement(Acme, Agreement, Words, AgreementLanguage.English, On: null).Decide(company, Rules.Agreements, Friday))
            .Then(new PartnerCompanyEvent.AgreementSigned(Acme, Agreement, Words, AgreementLanguage.English, new(2026, 11, 27), Friday));

    [Fact]
    public void Who_is_not_a_member_is_not_suspended() =>
        new Company().Given().When(company => new SuspendCompany(Acme, null).Decide(company, Monday)).ThenRefused(PartnerCompany.NotFound);
}

[Act(typeof(ReinstateCompany))]
[Trait("Rule", "A-11")]
public class ReinstatingACompany
{
    private static readonly PartnerCompanyEvent _admitted = new PartnerCompanyEvent.Admitted(Acme, Monday);
    private static readonly PartnerCompanyEvent _suspended = new PartnerCompanyEvent.Suspended(Acme, null, Monday);
    private static readonly PartnerCompanyEvent _signed =
        new PartnerCompanyEvent.AgreementSigned(Acme, Agreement, Words, AgreementLanguage.French, new(2026, 11, 23), Monday);
    private static readonly PartnerCompanyEvent _reinstated = new PartnerCompanyEvent.Reinstated(Acme, Friday);

    [Fact]
    public void It_is_what_it_was_with_what_it_signed_meanwhile()
    {
        new Company().Given(_admitted, _suspended, _signed).When(company => new ReinstateCompany(Acme).Decide(company, Friday)).Then(_reinstated);

        var member = Fold.Of<PartnerCompany, PartnerCompanyEvent>(_admitted, _suspended, _signed, _reinstated);
        Assert.IsNotType<PartnerCompany.Suspended>(member);
        Assert.Contains(Agreement, Assert.IsType<PartnerCompany.Member>(member).Signed);
    }

    [Fact]
    public void Reinstating_it_twice_records_nothing() =>
        new Company().Given(_admitted, _suspended, _reinstated).When(company => new ReinstateCompany(Acme).Decide(company, Friday)).ThenNothing();

    [Fact]
    public void Who_is_not_a_member_is_not_reinstated() =>
        new Company().Given().When(company => new ReinstateCompany(Acme).Decide(company, Monday)).ThenRefused(PartnerCompany.NotFound);
}

[Act(typeof(AnnounceDeparture))]
[Trait("Rule", "A-11")]
public class AnnouncingADeparture
{
    private static readonly DateOnly _monday = new(2026, 11, 23), _newYearsEve = new(2026, 12, 31);
    private static readonly PartnerCompanyEvent _admitted = new PartnerCompanyEvent.Admitted(Acme, Monday);
    private static readonly PartnerCompanyEvent _announced = new PartnerCompanyEvent.DepartureAnnounced(Acme, _newYearsEve, Monday);

    [Fact]
    public void A_member_leaves_on_a_day() =>
        new Company().Given(_admitted).When(company => new AnnounceDeparture(Acme, _newYearsEve).Decide(company, Monday)).Then(_announced);

    [Fact]
    public void Today_is_the_earliest_and_ten_years_ahead_the_latest()
    {
        new Company().Given(_admitted).When(company => new AnnounceDeparture(Acme, _monday).Decide(company, Monday))
            .Then(new PartnerCompanyEvent.DepartureAnnounced(Acme, _monday, Monday));
        new Company().Given(_admitted).When(company => new AnnounceDeparture(Acme, _monday.AddDays(-1)).Decide(company, Monday))
            .ThenRefused(AnnounceDeparture.DayOutOfRange);
        new Company().Given(_admitted).When(company => new AnnounceDeparture(Acme, _monday.AddYears(10).AddDays(1)).Decide(company, Monday))
            .ThenRefused(AnnounceDeparture.DayOutOfRange);
    }

    [Fact]
    public void Announcing_the_same_day_twice_records_nothing() =>
        new Company().Given(_admitted, _announced).When(company => new AnnounceDeparture(Acme, _newYearsEve).Decide(company, Friday)).ThenNothing();

    [Fact]
    public void The_day_may_move() =>
        new Company().Given(_admitted, _announced).When(company => new AnnounceDeparture(Acme, new(2027, 1, 31)).Decide(company, Friday))
            .Then(new PartnerCompanyEvent.DepartureAnnounced(Acme, new(2027, 1, 31), Friday));

    [Fact]
    public void Who_is_not_a_member_does_not_leave() =>
        new Company().Given().When(company => new AnnounceDeparture(Acme, _newYearsEve).Decide(company, Monday)).ThenRefused(PartnerCompany.NotFound);
}

[Act(typeof(CompleteDeparture))]
[Trait("Rule", "A-11")]
public class CompletingADeparture
{
    private static readonly DateOnly _monday = new(2026, 11, 23);
    private static readonly PartnerCompanyEvent _admitted = new PartnerCompanyEvent.Admitted(Acme, Monday);
    private static readonly PartnerCompanyEvent _announced = new PartnerCompanyEvent.DepartureAnnounced(Acme, _monday, Monday);
    private static readonly PartnerCompanyEvent _departed = new PartnerCompanyEvent.Departed(Acme, _monday, Monday.AddDays(1));

    [Fact]
    public void The_day_after_its_last_it_is_a_member_no_more() =>
        new Company().Given(_admitted, _announced).When(company => new CompleteDeparture(Acme).Decide(company, Monday.AddDays(1))).Then(_departed);

    [Fact]
    public void On_its_last_day_it_still_is() =>
        new Company().Given(_admitted, _announced).When(company => new CompleteDeparture(Acme).Decide(company, Monday)).ThenNothing();

    [Fact]
    public void When_the_day_has_moved_it_stays() =>
        new Company().Given(_admitted, _announced, new PartnerCompanyEvent.DepartureAnnounced(Acme, new(2027, 1, 31), Monday))
            .When(company => new CompleteDeparture(Acme).Decide(company, Friday)).ThenNothing();

    [Fact]
    public void Completing_it_twice_records_nothing() =>
        new Company().Given(_admitted, _announced, _departed).When(company => new CompleteDeparture(Acme).Decide(company, Friday)).ThenNothing();
}
