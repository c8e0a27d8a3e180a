using Consortium.Domain.Agreements;
using Consortium.Domain.Companies;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Company = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.PartnerCompany, Consortium.Domain.Companies.PartnerCompanyEvent>;
using Exclusion = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.CompetitorExclusion, Consortium.Domain.Companies.CompetitorExclusionEvent>;
using Version = Consortium.Tests.Support.Spec<Consortium.Domain.Agreements.AgreementVersion, Consortium.Domain.Agreements.AgreementVersionEvent>;

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

[Act(typeof(PublishAgreement))]
public class PublishingAnAgreement
{
    private static readonly AgreementVersionEvent _published = new AgreementVersionEvent.Published(Agreement, "aa", "bb", Monday);

    [Fact]
    public void A_version_is_published_by_the_digests_of_its_texts() =>
        new Version().Given().When(version => new PublishAgreement(Agreement, "aa", "bb").Decide(version, Monday)).Then(_published);

    [Fact]
    public void Publishing_the_same_texts_twice_records_nothing() =>
        new Version().Given(_published).When(version => new PublishAgreement(Agreement, "aa", "bb").Decide(version, Friday)).ThenNothing();

    [Fact]
    public void Another_text_needs_another_version() =>
        new Version().Given(_published).When(version => new PublishAgreement(Agreement, "aa", "cc").Decide(version, Friday))
            .ThenRefused(PublishAgreement.TextIsFixed);
}

[Act(typeof(SignAgreement))]
public class SigningAnAgreement
{
    private static readonly PartnerCompanyEvent _admitted = new PartnerCompanyEvent.Admitted(Acme, Monday);

    [Fact]
    public void A_member_signs_the_version_in_force() =>
        new Company().Given(_admitted).When(company => new SignAgreement(Acme, Agreement).Decide(company, Agreement, Monday))
            .Then(new PartnerCompanyEvent.AgreementSigned(Acme, Agreement, Monday));

    [Fact]
    public void Signing_twice_records_nothing_even_when_another_version_came_into_force() =>
        new Company().Given(_admitted, new PartnerCompanyEvent.AgreementSigned(Acme, Agreement, Monday))
            .When(company => new SignAgreement(Acme, Agreement).Decide(company, new(Id("next")), Friday)).ThenNothing();

    [Fact]
    public void Only_the_version_in_force_can_be_signed()
    {
        new Company().Given(_admitted).When(company => new SignAgreement(Acme, Agreement).Decide(company, new(Id("next")), Monday))
            .ThenRefused(SignAgreement.NotInForce);
        new Company().Given(_admitted).When(company => new SignAgreement(Acme, Agreement).Decide(company, null, Monday))
            .ThenRefused(SignAgreement.NotInForce);
    }

    [Fact]
    public void Who_is_not_a_member_does_not_sign() =>
        new Company().Given().When(company => new SignAgreement(Acme, Agreement).Decide(company, Agreement, Monday)).ThenRefused(PartnerCompany.NotFound);
}
