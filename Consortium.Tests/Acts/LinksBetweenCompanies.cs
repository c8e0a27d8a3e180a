using Consortium.Domain.Companies;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Business = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.CommercialRelationship, Consortium.Domain.Companies.CommercialRelationshipEvent>;
using Link = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.ControlLink, Consortium.Domain.Companies.ControlLinkEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(RecordControl))]
[Trait("Rule", "L-18")]
public class RecordingControl
{
    private static readonly Control _majority = new(new(new(2027, 1, 1), null), ControlTest.Votes, Share: 5_000, ControlSource.Register, Confidence: 95);
    private static readonly ControlLinkEvent _recorded = new ControlLinkEvent.Recorded(Acme, Borealis, _majority, Monday);

    [Fact]
    public void Half_of_the_votes_is_control() =>
        new Link().Given().When(link => new RecordControl(Acme, Borealis, _majority).Decide(link, Monday)).Then(_recorded);

    [Fact]
    public void A_vote_less_is_not() =>
        new Link().Given().When(link => new RecordControl(Acme, Borealis, _majority with { Share = 4_999 }).Decide(link, Monday))
            .ThenRefused(RecordControl.TooFewVotes);

    [Theory]
    [InlineData(ControlTest.Board)]
    [InlineData(ControlTest.Veto)]
    [InlineData(ControlTest.Joint)]
    [InlineData(ControlTest.InFact)]
    public void Any_other_test_holds_with_a_smaller_share_or_an_unknown_one(ControlTest test)
    {
        foreach (var share in (int?[])[null, 1_000])
            new Link().Given().When(link => new RecordControl(Acme, Borealis, _majority with { Test = test, Share = share }).Decide(link, Monday))
                .Then(new ControlLinkEvent.Recorded(Acme, Borealis, _majority with { Test = test, Share = share }, Monday));
    }

    [Fact]
    public void Recording_it_twice_records_nothing() =>
        new Link().Given(_recorded).When(link => new RecordControl(Acme, Borealis, _majority).Decide(link, Friday)).ThenNothing();

    [Fact]
    public void A_company_does_not_control_itself() =>
        new Link().Given().When(link => new RecordControl(Acme, Acme, _majority).Decide(link, Monday)).ThenRefused(RecordControl.OfItself);

    [Theory]
    [InlineData(-1, 50)]
    [InlineData(10_001, 50)]
    [InlineData(6_000, 101)]
    public void Shares_and_confidence_have_bounds(int share, int confidence) =>
        new Link().Given().When(link => new RecordControl(Acme, Borealis, _majority with { Share = share, Confidence = confidence }).Decide(link, Monday))
            .ThenRefused(RecordControl.ShareOutOfRange);

    [Fact]
    public void It_does_not_end_before_it_begins() =>
        new Link().Given().When(link => new RecordControl(Acme, Borealis, _majority with { Period = new(new(2027, 1, 1), new(2026, 1, 1)) }).Decide(link, Monday))
            .ThenRefused(Period.EndsBeforeItBegins);

    [Fact]
    public void What_is_recorded_from_a_day_on_takes_the_place_of_what_was_there()
    {
        var joint = _majority with { Period = new(new(2028, 1, 1), null), Test = ControlTest.Joint };

        var link = Assert.IsType<ControlLink.Recorded>(
            Fold.Of<ControlLink, ControlLinkEvent>(_recorded, new ControlLinkEvent.Recorded(Acme, Borealis, joint, Friday)));

        Assert.Equal([_majority with { Period = new(new(2027, 1, 1), new(2027, 12, 31)) }, joint], link.History);
    }
}

[Act(typeof(EndControl))]
[Trait("Rule", "L-18")]
public class EndingControl
{
    private static readonly DateOnly _newYear = new(2027, 1, 1), _june = new(2027, 6, 30);
    private static readonly ControlLinkEvent _recorded = new ControlLinkEvent.Recorded(
        Acme, Borealis, new(new(_newYear, null), ControlTest.Board, Share: null, ControlSource.Filing, Confidence: 80), Monday);

    private static readonly ControlLinkEvent _ended = new ControlLinkEvent.Ended(Acme, Borealis, _june, Friday);

    [Fact]
    public void Its_last_day_is_still_one_of_control()
    {
        new Link().Given(_recorded).When(link => new EndControl(Acme, Borealis, _june).Decide(link, Friday)).Then(_ended);

        var link = Fold.Of<ControlLink, ControlLinkEvent>(_recorded, _ended);
        Assert.True(link.HoldsOn(_june));
        Assert.False(link.HoldsOn(_june.AddDays(1)));
    }

    [Fact]
    public void Ending_it_twice_records_nothing() =>
        new Link().Given(_recorded, _ended).When(link => new EndControl(Acme, Borealis, _june).Decide(link, Friday)).ThenNothing();

    [Fact]
    public void Ended_before_it_began_it_never_was()
    {
        var link = Fold.Of<ControlLink, ControlLinkEvent>(_recorded, new ControlLinkEvent.Ended(Acme, Borealis, _newYear.AddDays(-1), Friday));

        Assert.False(link.HoldsOn(_newYear));
    }

    [Fact]
    public void What_was_never_recorded_does_not_end() =>
        new Link().Given().When(link => new EndControl(Acme, Borealis, _june).Decide(link, Monday)).ThenRefused(ControlLink.NotFound);
}

[Act(typeof(DeclareRelationship))]
[Trait("Rule", "A-04")]
public class DeclaringARelationship
{
    private static readonly Period _since = new(new(2026, 1, 1), null);
    private static readonly DeclareRelationship _supplies = new(Acme, Borealis, RelationshipKind.Supplies, _since);
    private static readonly CommercialRelationshipEvent _declared =
        new CommercialRelationshipEvent.Declared(Acme, Borealis, RelationshipKind.Supplies, _since, Monday);

    [Fact]
    public void A_supplier_has_a_client() => new Business().Given().When(business => _supplies.Decide(business, Monday)).Then(_declared);

    [Fact]
    public void Declaring_it_twice_records_nothing() =>
        new Business().Given(_declared).When(business => _supplies.Decide(business, Friday)).ThenNothing();

    [Fact]
    public void Another_period_corrects_it() =>
        new Business().Given(_declared).When(business => (_supplies with { Period = new(new(2026, 2, 1), null) }).Decide(business, Friday))
            .Then(new CommercialRelationshipEvent.Declared(Acme, Borealis, RelationshipKind.Supplies, new(new(2026, 2, 1), null), Friday));

    [Fact]
    public void A_company_does_no_business_with_itself() =>
        new Business().Given().When(business => (_supplies with { With = Acme }).Decide(business, Monday)).ThenRefused(DeclareRelationship.OneCompany);

    [Fact]
    public void It_does_not_end_before_it_begins() =>
        new Business().Given().When(business => (_supplies with { Period = new(new(2026, 2, 1), new(2026, 1, 1)) }).Decide(business, Monday))
            .ThenRefused(Period.EndsBeforeItBegins);

    [Fact]
    public void It_has_a_direction_save_between_partners()
    {
        Assert.NotEqual(
            CommercialRelationship.StreamOf(Acme, Borealis, RelationshipKind.Supplies), CommercialRelationship.StreamOf(Borealis, Acme, RelationshipKind.Supplies));
        Assert.Equal(
            CommercialRelationship.StreamOf(Acme, Borealis, RelationshipKind.Partners), CommercialRelationship.StreamOf(Borealis, Acme, RelationshipKind.Partners));
    }
}

[Act(typeof(EndRelationship))]
[Trait("Rule", "A-04")]
public class EndingARelationship
{
    private static readonly DateOnly _june = new(2027, 6, 30);
    private static readonly EndRelationship _end = new(Acme, Borealis, RelationshipKind.Supplies, _june);
    private static readonly CommercialRelationshipEvent _declared =
        new CommercialRelationshipEvent.Declared(Acme, Borealis, RelationshipKind.Supplies, new(new(2026, 1, 1), null), Monday);

    private static readonly CommercialRelationshipEvent _ended =
        new CommercialRelationshipEvent.Ended(Acme, Borealis, RelationshipKind.Supplies, _june, Friday);

    [Fact]
    public void It_has_a_last_day() => new Business().Given(_declared).When(business => _end.Decide(business, Friday)).Then(_ended);

    [Fact]
    public void Ending_it_twice_records_nothing() => new Business().Given(_declared, _ended).When(business => _end.Decide(business, Friday)).ThenNothing();

    [Fact]
    public void It_does_not_end_before_it_began() =>
        new Business().Given(_declared).When(business => (_end with { LastDay = new(2025, 1, 1) }).Decide(business, Friday))
            .ThenRefused(Period.EndsBeforeItBegins);

    [Fact]
    public void What_was_never_declared_does_not_end() =>
        new Business().Given().When(business => _end.Decide(business, Friday)).ThenRefused(CommercialRelationship.NotFound);
}
