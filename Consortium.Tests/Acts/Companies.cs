using Consortium.Domain.Companies;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Company = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.PartnerCompany, Consortium.Domain.Companies.PartnerCompanyEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(AdmitCompany))]
[Trait("Rule", "L-17")]
public class AdmittingACompany
{
    [Fact]
    public void A_founding_company_becomes_a_member() =>
        new Company().Given().When(company => new AdmitCompany(Acme).Decide(company, Rules, Monday)).Then(new PartnerCompanyEvent.Admitted(Acme, Monday));

    [Fact]
    public void Admitting_it_twice_records_nothing_even_when_the_committee_is_constituted() =>
        new Company().Given(new PartnerCompanyEvent.Admitted(Acme, Monday))
            .When(company => new AdmitCompany(Acme).Decide(company, Rules with { ConstitutedOn = new(2026, 11, 2) }, Friday)).ThenNothing();

    [Fact]
    public void Once_the_committee_is_constituted_it_decides() =>
        new Company().Given().When(company => new AdmitCompany(Acme).Decide(company, Rules with { ConstitutedOn = new(2026, 11, 2) }, Monday))
            .ThenRefused(AdmitCompany.FoundingIsOver);
}

[Act(typeof(SetReceiver))]
public class SettingAReceiver
{
    [Fact]
    public void A_member_says_where_and_again_is_a_change_of_its_own() =>
        new Company().Given(new PartnerCompanyEvent.Admitted(Acme, Monday), new PartnerCompanyEvent.ReceiverSet(Acme, Monday))
            .When(company => new SetReceiver(Acme).Decide(company, Friday))
            .Then(new PartnerCompanyEvent.ReceiverSet(Acme, Friday));

    [Fact]
    public void A_company_that_is_not_there_has_no_receiver() =>
        new Company().Given().When(company => new SetReceiver(Acme).Decide(company, Monday)).ThenRefused(PartnerCompany.NotFound);
}
