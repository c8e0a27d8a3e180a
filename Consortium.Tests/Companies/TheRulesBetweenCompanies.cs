using Consortium.Domain;
using Consortium.Domain.Companies;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Companies;

public class TheRulesBetweenCompanies
{
    private static readonly DateOnly _day = new(2026, 11, 27);
    private static readonly CompanyId _holding = new(Id("holding")), _daughter = new(Id("daughter"));

    [Fact]
    public void Members_that_signed_and_have_nothing_between_them_may_be_joined() => Assert.Empty(Reasons(Rules));

    [Fact]
    [Trait("Rule", "A-01")]
    public void A_company_is_not_joined_with_itself_nor_with_its_group_whoever_else_is_in_it()
    {
        var group = After(Rules, Controls(_holding, Acme), Controls(_holding, Borealis));

        Assert.Equal([Eligibility.SameCompany], Rules.On(_day).Between(Acme, Acme));
        Assert.Equal([Eligibility.SameGroup], Reasons(group));
        Assert.Equal([Eligibility.SameGroup], Reasons(After(Rules, Controls(Acme, Borealis))));
        Assert.Empty(group.On(new(2026, 2, 1)).Between(Acme, Borealis));
    }

    [Fact]
    [Trait("Rule", "L-18")]
    public void A_joint_venture_is_in_the_groups_of_both_its_controllers()
    {
        var joint = After(Rules, Controls(Acme, Corvid), Controls(Borealis, Corvid));

        Assert.Equal([Eligibility.SameGroup], joint.On(_day).Between(Acme, Corvid));
        Assert.Equal([Eligibility.SameGroup], joint.On(_day).Between(Corvid, Borealis));
        Assert.Empty(joint.On(_day).Between(Acme, Borealis));
    }

    [Fact]
    [Trait("Rule", "L-19")]
    [Trait("Rule", "L-20")]
    public void An_exclusion_keeps_apart_every_pair_of_the_two_groups_from_the_day_of_the_acquisition()
    {
        var excluded = After(Rules, Excludes(Acme, Borealis, isDirect: true));
        var acquired = After(excluded, Controls(Borealis, Dune), Controls(_holding, Acme), Controls(_holding, Corvid));

        Assert.Equal([Eligibility.Excluded], Reasons(excluded));
        Assert.Equal([Eligibility.Excluded], excluded.On(_day).Between(Borealis, Acme));
        Assert.Empty(excluded.On(_day).Between(Corvid, Dune));
        Assert.Equal([Eligibility.Excluded], acquired.On(_day).Between(Corvid, Dune));
        Assert.Equal([Eligibility.Excluded], acquired.On(_day).Between(Dune, Acme));
        Assert.Empty(acquired.On(new(2026, 1, 1)).Between(Corvid, Dune));
    }

    [Fact]
    [Trait("Rule", "L-20")]
    public void A_waiver_lets_its_two_companies_be_joined_for_its_time_and_never_direct_competitors()
    {
        var waived = After(After(Rules, Excludes(Acme, Borealis, isDirect: false), Controls(Borealis, Dune)), Waives(Acme, Borealis));

        Assert.Empty(Reasons(waived));
        Assert.Equal([Eligibility.Excluded], waived.On(_day).Between(Acme, Dune));
        Assert.Equal([Eligibility.Excluded], waived.On(_day.AddDays(2)).Between(Acme, Borealis));
        Assert.Equal([Eligibility.Excluded], Reasons(After(waived, Excludes(Borealis, Acme, isDirect: true))));
    }

    [Fact]
    [Trait("Rule", "L-26")]
    public void All_reasons_come_at_once()
    {
        var rules = After(
            Rules with { Agreements = Rules.Agreements with { Signatures = [(Acme, Agreement)] } },
            new PartnerCompanyEvent.Suspended(Acme, null, Monday),
            new PartnerCompanyEvent.DepartureAnnounced(Borealis, _day.AddDays(-1), Monday),
            Excludes(Acme, Borealis, isDirect: true),
            Controls(_holding, Acme),
            Controls(_holding, Borealis));

        Assert.Equal(
            [
                Eligibility.SameGroup, Eligibility.Excluded, Eligibility.MentorCompanySuspended, Eligibility.MenteeCompanyDeparted,
                Eligibility.MenteeCompanyHasNotSigned,
            ],
            Reasons(rules));
        Assert.Equal(
            [Eligibility.MentorCompanyNotAMember, Eligibility.MentorCompanyHasNotSigned], Rules.On(_day).Between(_daughter, Acme));
    }

    [Fact]
    [Trait("Rule", "A-11")]
    public void A_company_is_a_member_through_its_last_day_and_again_once_admitted_again()
    {
        var leaving = After(Rules, new PartnerCompanyEvent.DepartureAnnounced(Acme, _day, Monday));
        var departed = After(leaving, new PartnerCompanyEvent.Departed(Acme, _day, Friday));

        Assert.Equal(CompanyStanding.Active, leaving.StandingOf(Acme, _day));
        Assert.Equal(CompanyStanding.Departed, leaving.StandingOf(Acme, _day.AddDays(1)));
        Assert.Equal(CompanyStanding.Departed, departed.StandingOf(Acme, _day.AddDays(1)));
        Assert.Equal(CompanyStanding.Active, After(departed, new PartnerCompanyEvent.Admitted(Acme, Friday)).StandingOf(Acme, _day.AddDays(1)));
    }

    [Fact]
    [Trait("Rule", "L-28")]
    [Trait("Rule", "A-04")]
    public void Business_between_two_companies_keeps_nobody_apart_and_is_disclosed()
    {
        var business = After(
            Rules,
            new CommercialRelationshipEvent.Declared(Borealis, Acme, RelationshipKind.Supplies, new(new(2026, 1, 1), _day), Monday),
            new CommercialRelationshipEvent.Declared(Acme, Borealis, RelationshipKind.Partners, new(new(2026, 1, 1), null), Monday));

        Assert.Empty(Reasons(business));
        Assert.Equal(
            [RelationshipKind.Supplies, RelationshipKind.Partners], business.RelationshipsBetween(Acme, Borealis, _day).Select(relationship => relationship.Kind));
        Assert.Equal(
            [RelationshipKind.Partners], business.RelationshipsBetween(Borealis, Acme, _day.AddDays(1)).Select(relationship => relationship.Kind));
    }

    [Fact]
    [Trait("Rule", "L-20")]
    public void A_change_of_rules_touches_the_pairs_whose_answer_it_changes_and_no_other()
    {
        (CompanyId, CompanyId)[] open = [(Acme, Borealis), (Corvid, Acme), (Dune, Acme), (Corvid, Dune)];
        var before = After(Rules, Excludes(Acme, Borealis, isDirect: true));
        var after = After(before, Controls(Borealis, Dune));

        Assert.Equal([(Dune, Acme)], Kept(after, _day).Except(Kept(before, _day)));
        Assert.Equal([(Acme, Borealis)], Kept(before, new(2026, 11, 1)).Except(Kept(before, new(2026, 10, 31))));

        IEnumerable<(CompanyId, CompanyId)> Kept(ConsortiumRules rules, DateOnly day) =>
            open.Where(pair => rules.On(day).Between(pair.Item1, pair.Item2).Count > 0);
    }

    private static ConsortiumRules After(ConsortiumRules rules, params object[] recorded) => recorded.Aggregate(rules, ConsortiumRules.Evolve);

    private static IReadOnlyList<Refusal> Reasons(ConsortiumRules rules) => rules.On(_day).Between(Acme, Borealis);

    private static ControlLinkEvent Controls(CompanyId controller, CompanyId controlled) => new ControlLinkEvent.Recorded(
        controller, controlled, new(new(new(2026, 11, 1), null), ControlTest.Board, Share: null, ControlSource.Register, Confidence: 90), Monday);

    private static CompetitorExclusionEvent Excludes(CompanyId by, CompanyId against, bool isDirect) =>
        new CompetitorExclusionEvent.Declared(by, against, new(new(new(2026, 11, 1), null), isDirect, Reason: null), Monday);

    private static object[] Waives(CompanyId one, CompanyId other)
    {
        var waiver = new WaiverId(Id("waiver"));
        return
        [
            new ExclusionWaiverEvent.Requested(waiver, CompanyPair.Of(one, other), new(_day, _day.AddDays(1)), new(new(Id("reason")), "digest"), Monday),
            new ExclusionWaiverEvent.Granted(waiver, TheBallot, Monday),
        ];
    }
}
