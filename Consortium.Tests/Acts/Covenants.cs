using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Spec = Consortium.Tests.Support.Spec<Consortium.Domain.Agreements.NonSolicitationCovenant, Consortium.Domain.Agreements.CovenantEvent>;

namespace Consortium.Tests.Acts;

/// <summary>A covenant with every item: Acme does not solicit the people of Borealis, in Québec, until a month after the autumn cohort.</summary>
internal static class ACovenant
{
    public static readonly CovenantId Id = new(Scene.Id("covenant"));
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly CovenantDraft Items = new(
        Acme, Borealis, Reciprocal: false, Agreement, Autumn, Words, Words, ReasonForReciprocity: null, Jurisdiction.Quebec,
        ProtectedPersons.ParticipantsOfTheirMatches, ProhibitedAct.DirectSolicitationByMentor, Territory.Of(["CA-QC"]),
        new(2026, 12, 1), new(2027, 7, 30), TailMonths: 1);

    public static readonly CovenantEvent Drafted = new CovenantEvent.Drafted(Id, Items, Monday);
    public static readonly CovenantEvent AcmeSignedOff = SignedOff(Acme, "d0c");
    public static readonly CovenantEvent BorealisSignedOff = SignedOff(Borealis, "d0c");
    public static readonly CovenantEvent TookEffect = new CovenantEvent.TookEffect(Id, Items.Complete()!, Monday);

    public static AgreementVersion Permitting { get; } = Permits(new CovenantPermission(6));

    public static Cohort Cohort { get; } = Fold.Of<Cohort, CohortEvent>(CohortOpened);

    public static AgreementVersion Permits(CovenantPermission? permission) => Fold.Of<AgreementVersion, AgreementVersionEvent>(
        new AgreementVersionEvent.Drafted(Agreement, new("aa", "bb", AgreementTerms.Ordinary with { Covenants = permission }), Monday),
        new AgreementVersionEvent.Published(Agreement, Today, Monday));

    public static CovenantEvent SignedOff(CompanyId company, string document) =>
        new CovenantEvent.SignedOff(Id, company, new CounselSignOff(Words, Today, document), Monday);

    public static CovenantEvent DraftedAs(CovenantDraft items) => new CovenantEvent.Drafted(Id, items, Monday);
}

[Act(typeof(DraftCovenant))]
public class DraftingACovenant
{
    [Fact]
    [Trait("Rule", "A-10")]
    public void A_covenant_is_drafted_item_by_item()
    {
        var little = ACovenant.Items with { Necessity = null, Until = null };
        Draft(little).Then(ACovenant.DraftedAs(little));
    }

    [Fact]
    public void The_same_draft_again_records_nothing() =>
        new Spec().Given(ACovenant.Drafted).When(covenant => new DraftCovenant(ACovenant.Id, ACovenant.Items).Decide(covenant, Rules, Friday)).ThenNothing();

    [Fact]
    [Trait("Rule", "L-07")]
    public void Drafted_anew_it_needs_its_sign_offs_again()
    {
        var anew = Fold.Of<NonSolicitationCovenant, CovenantEvent>(
            ACovenant.Drafted, ACovenant.AcmeSignedOff, ACovenant.BorealisSignedOff, ACovenant.DraftedAs(ACovenant.Items with { TailMonths = 0 }));

        Assert.Empty(Assert.IsType<NonSolicitationCovenant.Draft>(anew).SignOffs);
    }

    [Theory]
    [Trait("Rule", "L-07")]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_in_force_or_over_is_neither_amended_nor_renewed(bool over)
    {
        CovenantEvent[] history = over
            ? [ACovenant.Drafted, ACovenant.TookEffect, new CovenantEvent.Expired(ACovenant.Id, Friday)]
            : [ACovenant.Drafted, ACovenant.TookEffect];
        new Spec().Given(history)
            .When(covenant => new DraftCovenant(ACovenant.Id, ACovenant.Items with { Until = new(2028, 1, 1) }).Decide(covenant, Rules, Friday))
            .ThenRefused(DraftCovenant.IsFixed);
    }

    [Fact]
    public void It_is_between_two_members()
    {
        Draft(ACovenant.Items with { Beneficiary = Acme }).ThenRefused(DraftCovenant.OneCompany);
        Draft(ACovenant.Items with { Beneficiary = new(Id("stranger")) }).ThenRefused(DraftCovenant.PartyNotAMember);
    }

    [Fact]
    [Trait("Rule", "L-03")]
    public void No_word_stands_for_a_promise_not_to_hire()
    {
        Assert.Equal(Enum.GetValues<ProhibitedAct>(), DraftCovenant.Acts.Values.Order());
        Assert.All(["no-hire", "no-consideration-of-spontaneous-applications", "consult-before-hiring"], word => Assert.False(DraftCovenant.Acts.ContainsKey(word)));
    }

    private static Spec Draft(CovenantDraft items) => new Spec().Given().When(covenant => new DraftCovenant(ACovenant.Id, items).Decide(covenant, Rules, Monday));
}

[Act(typeof(SignOffCovenant))]
public class SigningACovenantOff
{
    private static readonly SignOffCovenant _act = new(Acme, new CounselSignOff(Words, ACovenant.Today, "d0c"));

    [Fact]
    public void A_partys_counsel_signs_off() => new Spec().Given(ACovenant.Drafted).When(covenant => _act.Decide(covenant, Monday)).Then(ACovenant.AcmeSignedOff);

    [Fact]
    public void The_same_sign_off_again_records_nothing() =>
        new Spec().Given(ACovenant.Drafted, ACovenant.AcmeSignedOff).When(covenant => _act.Decide(covenant, Friday)).ThenNothing();

    [Fact]
    public void It_is_not_dated_ahead() =>
        new Spec().Given(ACovenant.Drafted).When(covenant => new SignOffCovenant(Acme, new(Words, ACovenant.Today.AddDays(1), "d0c")).Decide(covenant, Monday))
            .ThenRefused(SignOffCovenant.InTheFuture);

    [Fact]
    public void To_a_company_that_is_no_party_the_covenant_does_not_exist() =>
        new Spec().Given(ACovenant.Drafted).When(covenant => (_act with { Company = Corvid }).Decide(covenant, Monday)).ThenRefused(NonSolicitationCovenant.NotFound);

    [Fact]
    public void Only_a_draft_is_signed_off() =>
        new Spec().Given(ACovenant.Drafted, ACovenant.TookEffect).When(covenant => _act.Decide(covenant, Friday)).ThenRefused(SignOffCovenant.NotADraft);
}

[Act(typeof(PutCovenantInForce))]
[Trait("Rule", "L-02")]
public class PuttingACovenantInForce
{
    public static TheoryData<string> EachItem => [.. _without.Keys];

    private static readonly Dictionary<string, (Func<CovenantDraft, CovenantDraft> Without, Refusal Refusal)> _without = new()
    {
        ["main agreement"] = (items => items with { MainAgreement = null }, CovenantConditions.MainAgreementMissing),
        ["another agreement"] = (items => items with { MainAgreement = new(Id("other")) }, CovenantConditions.MainAgreementDoesNotBind),
        ["legitimate interest"] = (items => items with { LegitimateInterest = null }, CovenantConditions.LegitimateInterestMissing),
        ["necessity"] = (items => items with { Necessity = null }, CovenantConditions.NecessityMissing),
        ["protected persons"] = (items => items with { Protected = null }, CovenantConditions.ProtectedPersonsMissing),
        ["prohibited act"] = (items => items with { Prohibited = null }, CovenantConditions.ProhibitedActMissing),
        ["territory"] = (items => items with { Territory = Territory.Of(["world"]) }, CovenantConditions.TerritoryMissing),
        ["start"] = (items => items with { From = null }, CovenantConditions.StartMissing),
        ["end"] = (items => items with { Until = null }, CovenantConditions.EndMissing),
        ["end before start"] = (items => items with { From = new(2027, 8, 1) }, CovenantConditions.EndsBeforeItStarts),
        ["end already over"] = (items => items with { From = new(2026, 11, 1), Until = new(2026, 11, 22) }, CovenantConditions.EndsBeforeItStarts),
        ["cohort"] = (items => items with { Cohort = null }, CovenantConditions.CohortMissing),
        ["end after the matches and the tail"] = (items => items with { Until = new(2027, 7, 31) }, CovenantConditions.OutlastsItsMatches),
        ["tail within the permission"] = (items => items with { TailMonths = 7, Until = new(2027, 6, 30) }, CovenantConditions.TailTooLong),
        ["tail of time that passed"] = (items => items with { TailMonths = -1, Until = new(2027, 6, 30) }, CovenantConditions.TailTooLong),
        ["reason for reciprocity"] = (items => items with { Reciprocal = true }, CovenantConditions.ReasonForReciprocityMissing),
    };

    [Fact]
    public void With_every_item_and_both_sign_offs_it_takes_effect() =>
        Put(ACovenant.Items).Then(ACovenant.TookEffect);

    [Theory]
    [MemberData(nameof(EachItem))]
    public void Without_one_item_it_does_not(string item) => Put(_without[item].Without(ACovenant.Items)).ThenRefused(_without[item].Refusal);

    [Fact]
    public void Without_a_jurisdiction_it_does_not() =>
        Put(ACovenant.Items with { Jurisdiction = null, TailMonths = 0, Until = new(2027, 6, 30) }).ThenRefused(CovenantConditions.JurisdictionMissing);

    [Fact]
    public void Without_the_sign_off_of_each_party_and_about_one_document_it_does_not()
    {
        Put(ACovenant.Items, ACovenant.Permitting, ACovenant.BorealisSignedOff).ThenRefused(CovenantConditions.BoundCounselMissing);
        Put(ACovenant.Items, ACovenant.Permitting, ACovenant.AcmeSignedOff).ThenRefused(CovenantConditions.BeneficiaryCounselMissing);
        Put(ACovenant.Items, ACovenant.Permitting, ACovenant.AcmeSignedOff, ACovenant.SignedOff(Borealis, "e15e")).ThenRefused(CovenantConditions.DocumentsDiffer);
    }

    [Fact]
    [Trait("Rule", "L-01")]
    public void A_consortium_that_did_not_opt_in_has_its_conduct_rule_alone() =>
        Put(ACovenant.Items, ACovenant.Permits(null), ACovenant.AcmeSignedOff, ACovenant.BorealisSignedOff).ThenRefused(CovenantConditions.NotPermitted);

    [Fact]
    public void Everything_that_is_unmet_is_told_at_once()
    {
        var empty = new CovenantDraft(Acme, Borealis, false, null, null, null, null, null, null, null, null, null, null, null, 0);
        var draft = Assert.IsType<NonSolicitationCovenant.Draft>(Fold.Of<NonSolicitationCovenant, CovenantEvent>(ACovenant.DraftedAs(empty)));

        Assert.Equal(12, CovenantConditions.Unmet(draft, AgreementVersion.Initial, Cohort.Initial, Rules.Agreements, ACovenant.Today).Distinct().Count());
    }

    [Theory]
    [Trait("Rule", "L-06")]
    [InlineData(Jurisdiction.Canada, 12, true)]
    [InlineData(Jurisdiction.Canada, 13, false)]
    [InlineData(Jurisdiction.France, 13, false)]
    [InlineData(Jurisdiction.Germany, 24, true)]
    public void A_tail_stays_below_the_absolute_limit_of_its_jurisdiction_whatever_the_agreement_permits(Jurisdiction law, int months, bool admitted)
    {
        var put = Put(ACovenant.Items with { Jurisdiction = law, TailMonths = months }, ACovenant.Permits(new(24)), ACovenant.AcmeSignedOff, ACovenant.BorealisSignedOff);
        if (!admitted)
            put.ThenRefused(CovenantConditions.TailTooLong);
        else
            put.Then(new CovenantEvent.TookEffect(ACovenant.Id, (ACovenant.Items with { Jurisdiction = law, TailMonths = months }).Complete()!, Monday));
    }

    [Theory]
    [Trait("Rule", "L-08")]
    [InlineData(Jurisdiction.Canada, true)]
    [InlineData(Jurisdiction.Quebec, true)]
    [InlineData(Jurisdiction.France, false)]
    public void A_reciprocal_one_needs_a_reason_where_it_stands_on_a_defence(Jurisdiction law, bool needed) => Assert.Equal(
        needed,
        Unmet(ACovenant.Items with { Reciprocal = true, Jurisdiction = law }).Contains(CovenantConditions.ReasonForReciprocityMissing));

    [Fact]
    public void Putting_it_in_force_again_records_nothing() =>
        new Spec().Given(ACovenant.Drafted, ACovenant.TookEffect)
            .When(covenant => new PutCovenantInForce().Decide(covenant, ACovenant.Permitting, ACovenant.Cohort, Rules.Agreements, Friday)).ThenNothing();

    [Fact]
    public void What_was_never_drafted_or_is_over_does_not_take_effect()
    {
        new Spec().Given().When(Put).ThenRefused(NonSolicitationCovenant.NotFound);
        new Spec().Given(ACovenant.Drafted, ACovenant.TookEffect, new CovenantEvent.Expired(ACovenant.Id, Friday)).When(Put).ThenRefused(DraftCovenant.IsFixed);
    }

    private static Outcome<CovenantEvent> Put(NonSolicitationCovenant covenant) =>
        new PutCovenantInForce().Decide(covenant, ACovenant.Permitting, ACovenant.Cohort, Rules.Agreements, Monday);

    private static Spec Put(CovenantDraft items) => Put(items, ACovenant.Permitting, ACovenant.AcmeSignedOff, ACovenant.BorealisSignedOff);

    private static Spec Put(CovenantDraft items, AgreementVersion main, params CovenantEvent[] signOffs) =>
        new Spec().Given([ACovenant.DraftedAs(items), .. signOffs])
            .When(covenant => new PutCovenantInForce().Decide(covenant, main, ACovenant.Cohort, Rules.Agreements, Monday));

    private static IReadOnlyList<Refusal> Unmet(CovenantDraft items) => CovenantConditions.Unmet(
        new NonSolicitationCovenant.Draft(ACovenant.Id, items, ImmutableDictionary<CompanyId, CounselSignOff>.Empty),
        ACovenant.Permitting, ACovenant.Cohort, Rules.Agreements, ACovenant.Today);
}

[Act(typeof(ExpireCovenant))]
[Trait("Rule", "L-06")]
public class ExpiringACovenant
{
    private static readonly DateTimeOffset _after = new(2027, 7, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void After_its_last_day_it_ends_by_itself() =>
        new Spec().Given(ACovenant.Drafted, ACovenant.TookEffect).When(covenant => new ExpireCovenant().Decide(covenant, _after))
            .Then(new CovenantEvent.Expired(ACovenant.Id, _after));

    [Fact]
    public void On_its_last_day_it_is_still_in_force() =>
        new Spec().Given(ACovenant.Drafted, ACovenant.TookEffect).When(covenant => new ExpireCovenant().Decide(covenant, _after.AddTicks(-1))).ThenNothing();

    [Fact]
    public void Expiring_twice_records_nothing() =>
        new Spec().Given(ACovenant.Drafted, ACovenant.TookEffect, new CovenantEvent.Expired(ACovenant.Id, _after))
            .When(covenant => new ExpireCovenant().Decide(covenant, _after.AddDays(1))).ThenNothing();
}
