using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Companies;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Company = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.PartnerCompany, Consortium.Domain.Companies.PartnerCompanyEvent>;
using People = Consortium.Tests.Support.Spec<Consortium.Domain.Agreements.Acknowledgements, Consortium.Domain.Agreements.AcknowledgementEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(SignAgreement))]
public class SigningAnAgreement
{
    private static readonly PartnerCompanyEvent _admitted = new PartnerCompanyEvent.Admitted(Acme, Monday);
    private static readonly PartnerCompanyEvent _signed = Signed(Agreement, Today);
    private static readonly Domain.AgreementId _next = new(Id("next"));
    private static readonly DateOnly _january = new(2026, 1, 1);

    private static DateOnly Today => new(2026, 11, 23);

    [Fact]
    public void A_member_signs_the_version_in_force() => Sign(Agreement, null, new PublishedAgreement(Agreement, _january)).Then(_signed);

    [Fact]
    [Trait("Rule", "A-08")]
    public void The_day_on_the_paper_counts_and_is_not_to_come()
    {
        Sign(Agreement, Today.AddDays(-3), new PublishedAgreement(Agreement, _january)).Then(Signed(Agreement, Today.AddDays(-3)));
        Sign(Agreement, Today.AddDays(1), new PublishedAgreement(Agreement, _january)).ThenRefused(SignAgreement.SignedInTheFuture);
    }

    [Fact]
    public void A_member_signs_ahead_what_will_come_into_force() =>
        Sign(_next, null, new(Agreement, _january), new(_next, new(2027, 1, 1))).Then(Signed(_next, Today));

    [Fact]
    public void Signing_twice_records_nothing_even_when_another_version_came_into_force() =>
        new Company().Given(_admitted, _signed)
            .When(company => Act(Agreement, null).Decide(company, Rules(new(Agreement, _january), new(_next, _january)), Friday)).ThenNothing();

    [Fact]
    public void A_version_that_another_one_replaced_and_a_draft_cannot_be_signed()
    {
        Sign(Agreement, null, new(Agreement, _january), new(_next, _january)).ThenRefused(SignAgreement.NotInForce);
        Sign(Agreement, null).ThenRefused(SignAgreement.NotInForce);
    }

    [Fact]
    public void Who_is_not_a_member_does_not_sign() =>
        new Company().Given().When(company => Act(Agreement, null).Decide(company, Rules(new PublishedAgreement(Agreement, _january)), Monday))
            .ThenRefused(PartnerCompany.NotFound);

    private static Company Sign(Domain.AgreementId agreement, DateOnly? on, params PublishedAgreement[] published) =>
        new Company().Given(_admitted).When(company => Act(agreement, on).Decide(company, Rules(published), Monday));

    private static SignAgreement Act(Domain.AgreementId agreement, DateOnly? on) => new(Acme, agreement, Words, AgreementLanguage.French, on);

    private static PartnerCompanyEvent Signed(Domain.AgreementId agreement, DateOnly on) =>
        new PartnerCompanyEvent.AgreementSigned(Acme, agreement, Words, AgreementLanguage.French, on, Monday);

    private static AgreementRules Rules(params PublishedAgreement[] published) => new([.. published], []);
}

[Act(typeof(AcknowledgeAgreement))]
public class AcknowledgingAnAgreement
{
    private static readonly DateOnly _today = new(2026, 11, 23);
    private static readonly AgreementRules _rules = new([new(Agreement, new(2026, 1, 1))], []);
    private static readonly AcknowledgementEvent _given = Given(_today);

    [Fact]
    [Trait("Rule", "A-08")]
    public void A_person_acknowledges_the_version_in_force() => Acknowledge(null).Then(_given);

    [Fact]
    public void Acknowledging_it_again_records_nothing_by_whichever_way() =>
        new People().Given(_given).When(person => Act(_today.AddDays(-1)).Decide(person, AgreementRules.Initial, Friday)).ThenNothing();

    [Fact]
    public void The_day_on_the_paper_counts_and_is_not_to_come()
    {
        Acknowledge(_today.AddDays(-3)).Then(Given(_today.AddDays(-3)));
        Acknowledge(_today.AddDays(1)).ThenRefused(AcknowledgeAgreement.InTheFuture);
    }

    [Fact]
    public void A_version_that_is_not_in_force_is_not_acknowledged() =>
        new People().Given().When(person => Act(null).Decide(person, AgreementRules.Initial, Monday)).ThenRefused(AcknowledgeAgreement.NotInForce);

    [Fact]
    [Trait("Rule", "A-08")]
    public void From_the_proposal_on_both_people_have_acknowledged_what_is_in_force()
    {
        var (mentor, mentee) = (Person(MentorRegistered), Person(MenteeRegistered));
        var acknowledged = AgreementRules.Evolve(_rules, _given);
        var amended = acknowledged with { Published = acknowledged.Published.Add(new(new(Id("next")), _today)) };

        Assert.Equal([Adherence.MentorHasNotAcknowledged, Adherence.MenteeHasNotAcknowledged], Adherence.Missing(mentor, mentee, _rules, _today));
        Assert.Equal([Adherence.MenteeHasNotAcknowledged], Adherence.Missing(mentor, mentee, acknowledged, _today));
        Assert.Equal([Adherence.MentorHasNotAcknowledged, Adherence.MenteeHasNotAcknowledged], Adherence.Missing(mentor, mentee, amended, _today));
    }

    private static People Acknowledge(DateOnly? on) => new People().Given().When(person => Act(on).Decide(person, _rules, Monday));

    private static AcknowledgeAgreement Act(DateOnly? on) => new(Mentor, Acme, Agreement, AgreementLanguage.French, AcknowledgementSource.Paper, on);

    private static AcknowledgementEvent Given(DateOnly on) =>
        new AcknowledgementEvent.Given(Mentor, Acme, Agreement, AgreementLanguage.French, AcknowledgementSource.Paper, on, Monday);

    private static Participant.Registered Person(ParticipantEvent registered) =>
        Assert.IsType<Participant.Registered>(Fold.Of<Participant, ParticipantEvent>(registered));
}
