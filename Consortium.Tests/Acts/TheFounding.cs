using Consortium.Domain;
using Consortium.Domain.Companies;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

[Act(typeof(SettleConsortiumKind)), Trait("Rule", "A-02")]
public class SettlingWhoLeads
{
    private static readonly SettleConsortiumKind _order = new(ConsortiumKind.ProfessionalOrder, [Corvid]);
    private static readonly FoundingEvent _settled = new FoundingEvent.KindSettled(ConsortiumKind.ProfessionalOrder, [Corvid], Monday);
    private static readonly PartnerCompany _known = Fold.Of<PartnerCompany, PartnerCompanyEvent>(new PartnerCompanyEvent.OutsiderRegistered(Corvid, Monday));

    private static readonly ConsortiumRules _constituted = Rules with { ConstitutedOn = new(2026, 11, 2) };

    [Fact]
    public void Companies_lead_until_a_body_is_named_while_the_consortium_is_founded()
    {
        Assert.Equal(ConsortiumKind.CompanyLed, Rules.Founding.Kind);
        Settle(_order, Rules).Then(_settled);
        Assert.Equal([Corvid], ConsortiumRules.Evolve(Rules, _settled).Founding.Bodies);
    }

    [Fact]
    public void Settling_it_twice_records_nothing_also_once_the_committee_is_there() => Settle(_order, _constituted, _settled).ThenNothing();

    [Fact]
    public void Once_the_committee_has_a_chair_it_stays_as_it_is() => Settle(_order, _constituted).ThenRefused(SettleConsortiumKind.FoundingIsOver);

    [Fact]
    public void Bodies_lead_where_they_are_named_and_companies_where_none_is()
    {
        Settle(new(ConsortiumKind.AssociationLed, []), Rules).ThenRefused(SettleConsortiumKind.BodiesDoNotFit);
        Settle(new(ConsortiumKind.CompanyLed, [Corvid]), Rules).ThenRefused(SettleConsortiumKind.BodiesDoNotFit);
        Settle(new(ConsortiumKind.CompanyLed, []), Rules, _settled).Then(new FoundingEvent.KindSettled(ConsortiumKind.CompanyLed, [], Monday));
    }

    [Fact]
    public void A_body_is_known_before_it_is_named() => Assert.Equal(
        PartnerCompany.NotFound, _order.Decide(Founding.Initial, [PartnerCompany.Initial], Rules, Monday).Refusal);

    private static Spec<Founding, FoundingEvent> Settle(SettleConsortiumKind settle, ConsortiumRules rules, params FoundingEvent[] given) =>
        new Spec<Founding, FoundingEvent>().Given(given).When(founding => settle.Decide(founding, [.. settle.Bodies.Select(_ => _known)], rules, Monday));
}
