using Consortium.Domain.Companies;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Company = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.PartnerCompany, Consortium.Domain.Companies.PartnerCompanyEvent>;
using Exclusion = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.CompetitorExclusion, Consortium.Domain.Companies.CompetitorExclusionEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(AdmitCompany))]
public class AdmittingACompany
{
    [Fact]
    public void A_company_becomes_a_member() =>
        new Company().Given().When(company => new AdmitCompany(Acme).Decide(company, Monday)).Then(new PartnerCompanyEvent.Admitted(Acme, Monday));

    [Fact]
    public void Admitting_it_twice_records_nothing() =>
        new Company().Given(new PartnerCompanyEvent.Admitted(Acme, Monday)).When(company => new AdmitCompany(Acme).Decide(company, Friday)).ThenNothing();
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

[Act(typeof(DeclareExclusion))]
public class DeclaringAnExclusion
{
    private static readonly DateOnly _june = new(2026, 6, 1), _july = new(2026, 7, 1);

    [Fact]
    public void Two_competitors_are_kept_apart_from_a_day_on() =>
        new Exclusion().Given().When(exclusion => new DeclareExclusion(Acme, Borealis, _june).Decide(exclusion, Monday))
            .Then(new CompetitorExclusionEvent.Declared(Acme, Borealis, _june, Monday));

    [Fact]
    public void Declaring_it_twice_from_either_side_records_nothing() =>
        new Exclusion().Given(new CompetitorExclusionEvent.Declared(Acme, Borealis, _june, Monday))
            .When(exclusion => new DeclareExclusion(Borealis, Acme, _june).Decide(exclusion, Friday)).ThenNothing();

    [Fact]
    public void A_later_beginning_changes_nothing() =>
        new Exclusion().Given(new CompetitorExclusionEvent.Declared(Acme, Borealis, _june, Monday))
            .When(exclusion => new DeclareExclusion(Acme, Borealis, _july).Decide(exclusion, Friday)).ThenNothing();

    [Fact]
    public void An_earlier_beginning_moves_it() =>
        new Exclusion().Given(new CompetitorExclusionEvent.Declared(Acme, Borealis, _july, Monday))
            .When(exclusion => new DeclareExclusion(Borealis, Acme, _june).Decide(exclusion, Friday))
            .Then(new CompetitorExclusionEvent.Declared(Borealis, Acme, _june, Friday));

    [Fact]
    public void A_company_does_not_exclude_itself() =>
        new Exclusion().Given().When(exclusion => new DeclareExclusion(Acme, Acme, _june).Decide(exclusion, Monday)).ThenRefused(DeclareExclusion.OneCompany);

    [Fact]
    public void Both_sides_declare_on_one_stream() =>
        Assert.Equal(CompetitorExclusion.StreamOf(Acme, Borealis), CompetitorExclusion.StreamOf(Borealis, Acme));
}
