using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Exclusion = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.CompetitorExclusion, Consortium.Domain.Companies.CompetitorExclusionEvent>;
using Waiver = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.ExclusionWaiver, Consortium.Domain.Companies.ExclusionWaiverEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(DeclareExclusion))]
[Trait("Rule", "L-19")]
[Trait("Rule", "A-06")]
public class DeclaringAnExclusion
{
    private static readonly DateOnly _june = new(2027, 6, 1), _july = new(2027, 7, 1), _august = new(2027, 8, 1);
    private static readonly CompetitorExclusionEvent _declared = new CompetitorExclusionEvent.Declared(Acme, Borealis, CompetingFrom(_june), Monday);

    [Fact]
    public void Two_competitors_are_kept_apart_from_a_day_on() =>
        new Exclusion().Given().When(exclusion => new DeclareExclusion(Acme, Borealis, CompetingFrom(_june)).Decide(exclusion, Monday)).Then(_declared);

    [Fact]
    public void Declaring_it_twice_records_nothing() =>
        new Exclusion().Given(_declared)
            .When(exclusion => new DeclareExclusion(Acme, Borealis, CompetingFrom(_june)).Decide(exclusion, Friday)).ThenNothing();

    [Fact]
    [Trait("Rule", "L-21")]
    public void The_other_side_declares_as_if_nothing_had_been_said() =>
        new Exclusion().Given(_declared).When(exclusion => new DeclareExclusion(Borealis, Acme, CompetingFrom(_june)).Decide(exclusion, Friday))
            .Then(new CompetitorExclusionEvent.Declared(Borealis, Acme, CompetingFrom(_june), Friday));

    [Fact]
    public void A_later_beginning_changes_nothing() =>
        new Exclusion().Given(_declared)
            .When(exclusion => new DeclareExclusion(Acme, Borealis, CompetingFrom(_july)).Decide(exclusion, Friday)).ThenNothing();

    [Fact]
    public void An_earlier_beginning_moves_it() =>
        new Exclusion().Given(new CompetitorExclusionEvent.Declared(Acme, Borealis, CompetingFrom(_july), Monday))
            .When(exclusion => new DeclareExclusion(Acme, Borealis, CompetingFrom(_june)).Decide(exclusion, Friday))
            .Then(new CompetitorExclusionEvent.Declared(Acme, Borealis, CompetingFrom(_june), Friday));

    [Fact]
    public void An_end_does_not_shorten_what_runs_since_that_would_remove_it_in_part() =>
        new Exclusion().Given(_declared)
            .When(exclusion => new DeclareExclusion(Acme, Borealis, Until(_july, isDirect: false)).Decide(exclusion, Friday)).ThenNothing();

    [Fact]
    public void What_has_run_out_gives_way_to_a_new_declaration() =>
        new Exclusion().Given(new CompetitorExclusionEvent.Declared(Acme, Borealis, Until(_july, isDirect: true), Monday))
            .When(exclusion => new DeclareExclusion(Acme, Borealis, CompetingFrom(_august.AddYears(1))).Decide(exclusion, Monday.AddYears(1)))
            .Then(new CompetitorExclusionEvent.Declared(Acme, Borealis, CompetingFrom(_august.AddYears(1)), Monday.AddYears(1)));

    [Fact]
    public void A_company_does_not_exclude_itself() =>
        new Exclusion().Given().When(exclusion => new DeclareExclusion(Acme, Acme, CompetingFrom(_june)).Decide(exclusion, Monday))
            .ThenRefused(DeclareExclusion.OneCompany);

    [Fact]
    public void It_does_not_end_before_it_begins() =>
        new Exclusion().Given()
            .When(exclusion => new DeclareExclusion(Acme, Borealis, new(new(_july, _june), true, null)).Decide(exclusion, Monday))
            .ThenRefused(Period.EndsBeforeItBegins);

    [Fact]
    public void Both_sides_declare_on_one_stream() =>
        Assert.Equal(CompetitorExclusion.StreamOf(CompanyPair.Of(Acme, Borealis)), CompetitorExclusion.StreamOf(CompanyPair.Of(Borealis, Acme)));

    private static ExclusionGrounds Until(DateOnly last, bool isDirect) => new(new Period(_june, last), isDirect, Reason: null);
}

[Act(typeof(AgreeToEndExclusion))]
[Trait("Rule", "L-19")]
public class AgreeingToEndAnExclusion
{
    private static readonly DateOnly _day = new(2026, 11, 27);
    private static readonly CompetitorExclusionEvent _declared = new CompetitorExclusionEvent.Declared(Acme, Borealis, CompetingFrom(_day), Monday);
    private static readonly CompetitorExclusionEvent _acmeAgreed = new CompetitorExclusionEvent.EndAgreed(Acme, Borealis, Monday);
    private static readonly CompetitorExclusionEvent _borealisAgreed = new CompetitorExclusionEvent.EndAgreed(Borealis, Acme, Monday);

    [Fact]
    [Trait("Rule", "L-21")]
    public void A_side_agrees_whether_or_not_anything_was_declared()
    {
        new Exclusion().Given().When(exclusion => new AgreeToEndExclusion(Borealis, Acme).Decide(exclusion, Monday)).Then(_borealisAgreed);
        new Exclusion().Given(_declared).When(exclusion => new AgreeToEndExclusion(Borealis, Acme).Decide(exclusion, Monday)).Then(_borealisAgreed);
    }

    [Fact]
    public void Agreeing_twice_records_nothing() =>
        new Exclusion().Given(_declared, _acmeAgreed).When(exclusion => new AgreeToEndExclusion(Acme, Borealis).Decide(exclusion, Friday)).ThenNothing();

    [Fact]
    public void A_company_agrees_with_another() =>
        new Exclusion().Given().When(exclusion => new AgreeToEndExclusion(Acme, Acme).Decide(exclusion, Monday)).ThenRefused(DeclareExclusion.OneCompany);

    [Fact]
    public void It_takes_both_sides_and_a_new_declaration_takes_an_agreement_back()
    {
        Assert.True(KeepsApart(_declared, _acmeAgreed));
        Assert.True(KeepsApart(_declared, _borealisAgreed));
        Assert.False(KeepsApart(_declared, _acmeAgreed, _borealisAgreed));
        Assert.False(KeepsApart(_borealisAgreed, _declared, _acmeAgreed));
        Assert.True(KeepsApart(_declared, _acmeAgreed, _declared, _borealisAgreed));
    }

    [Fact]
    public void What_the_committee_imposed_ends_by_the_committee_alone()
    {
        var imposed = new CompetitorExclusionEvent.Imposed(Acme, Borealis, CompetingFrom(_day), TheBallot, Monday);

        Assert.True(KeepsApart(imposed, _acmeAgreed, _borealisAgreed));
        Assert.False(KeepsApart(imposed, _declared, new CompetitorExclusionEvent.Removed(Acme, Borealis, TheBallot, Friday)));
    }

    private static bool KeepsApart(params CompetitorExclusionEvent[] recorded) =>
        Fold.Of<CompetitorExclusion, CompetitorExclusionEvent>(recorded) is CompetitorExclusion.Standing standing && standing.On(_day).Any();
}

[Act(typeof(ImposeExclusion))]
[Trait("Rule", "L-17")]
public class ImposingAnExclusion
{
    private static readonly ImposeExclusion _impose = new(Dune, Acme, Reason: null, TheBallot);
    private static readonly CompetitorExclusionEvent _imposed =
        new CompetitorExclusionEvent.Imposed(Dune, Acme, CompetingFrom(DateOnly.FromDateTime(Monday.Date)), TheBallot, Monday);

    [Fact]
    public void A_competitor_is_kept_apart_from_the_day_of_its_admission() =>
        new Exclusion().Given().When(exclusion => _impose.Decide(exclusion, Monday)).Then(_imposed);

    [Fact]
    public void Imposing_it_twice_records_nothing() =>
        new Exclusion().Given(_imposed).When(exclusion => _impose.Decide(exclusion, Friday)).ThenNothing();
}

[Act(typeof(RemoveExclusion))]
[Trait("Rule", "L-19")]
public class RemovingAnExclusion
{
    private static readonly CompanyPair _pair = CompanyPair.Of(Acme, Borealis);
    private static readonly CompetitorExclusionEvent _declared = new CompetitorExclusionEvent.Declared(Acme, Borealis, CompetingFrom(new(2026, 1, 1)), Monday);
    private static readonly CompetitorExclusionEvent _removed = new CompetitorExclusionEvent.Removed(_pair.Low, _pair.High, TheBallot, Monday);

    [Fact]
    public void The_committee_ends_what_one_side_declared() => Removed(BallotResult.Approved, _declared).Then(_removed);

    [Theory]
    [InlineData(BallotResult.Rejected)]
    [InlineData(BallotResult.Inquorate)]
    public void Without_its_approval_it_stands(BallotResult result) => Removed(result, _declared).ThenNothing();

    [Fact]
    public void Removing_it_twice_records_nothing() => Removed(BallotResult.Approved, _declared, _removed).ThenNothing();

    private static Spec<CompetitorExclusion, CompetitorExclusionEvent> Removed(BallotResult result, params CompetitorExclusionEvent[] recorded) =>
        new Exclusion().Given(recorded).When(exclusion => new RemoveExclusion(_pair, TheBallot, result).Decide(exclusion, Monday));
}

[Act(typeof(RequestWaiver))]
[Trait("Rule", "L-20")]
public class RequestingAWaiver
{
    private static readonly WaiverId _id = new(Id("waiver"));
    private static readonly CompanyPair _pair = CompanyPair.Of(Acme, Borealis);
    private static readonly Period _spring = new(new(2027, 3, 1), new(2027, 5, 31));
    private static readonly KeptText _reason = new(new TextId(Id("reason")), "digest");
    private static readonly RequestWaiver _ask = new(_id, _pair, _spring, _reason);

    [Fact]
    public void The_committee_is_asked_for_a_time_with_a_reason() =>
        new Waiver().Given().When(waiver => _ask.Decide(waiver, Excluding(isDirect: false), Monday))
            .Then(new ExclusionWaiverEvent.Requested(_id, _pair, _spring, _reason, Monday));

    [Fact]
    public void Asking_twice_records_nothing() =>
        new Waiver().Given(new ExclusionWaiverEvent.Requested(_id, _pair, _spring, _reason, Monday))
            .When(waiver => _ask.Decide(waiver, Excluding(isDirect: false), Friday)).ThenNothing();

    [Fact]
    public void Direct_competitors_get_none() =>
        new Waiver().Given().When(waiver => _ask.Decide(waiver, Excluding(isDirect: true), Monday)).ThenRefused(RequestWaiver.DirectCompetitors);

    [Fact]
    public void Where_nothing_stands_there_is_nothing_to_waive() =>
        new Waiver().Given().When(waiver => _ask.Decide(waiver, Rules, Monday)).ThenRefused(RequestWaiver.NothingToWaive);

    [Fact]
    public void It_has_an_end_and_not_before_its_beginning()
    {
        new Waiver().Given().When(waiver => (_ask with { Period = new(_spring.From, null) }).Decide(waiver, Excluding(isDirect: false), Monday))
            .ThenRefused(RequestWaiver.NoEnd);
        new Waiver().Given().When(waiver => (_ask with { Period = new(_spring.From, new(2027, 2, 1)) }).Decide(waiver, Excluding(isDirect: false), Monday))
            .ThenRefused(Period.EndsBeforeItBegins);
    }

    private static ConsortiumRules Excluding(bool isDirect) => ConsortiumRules.Evolve(
        Rules, new CompetitorExclusionEvent.Declared(Borealis, Acme, new(new(new(2026, 1, 1), null), isDirect, null), Monday));
}

[Act(typeof(DecideWaiver))]
[Trait("Rule", "L-20")]
public class DecidingAWaiver
{
    private static readonly WaiverId _id = new(Id("waiver"));
    private static readonly ExclusionWaiverEvent _requested = new ExclusionWaiverEvent.Requested(
        _id, CompanyPair.Of(Acme, Borealis), new(new(2027, 3, 1), new(2027, 5, 31)), new(new(Id("reason")), "digest"), Monday);

    [Fact]
    public void Approval_grants_it() => Decided(BallotResult.Approved).Then(new ExclusionWaiverEvent.Granted(_id, TheBallot, Monday));

    [Fact]
    public void Anything_else_with_a_quorum_denies_it() =>
        Decided(BallotResult.Rejected).Then(new ExclusionWaiverEvent.Denied(_id, TheBallot, Monday));

    [Fact]
    public void Without_a_quorum_it_may_be_brought_up_again() => Decided(BallotResult.Inquorate).ThenNothing();

    [Fact]
    public void Deciding_twice_records_nothing() =>
        new Waiver().Given(_requested, new ExclusionWaiverEvent.Granted(_id, TheBallot, Monday))
            .When(waiver => new DecideWaiver(_id, TheBallot, BallotResult.Approved).Decide(waiver, Friday)).ThenNothing();

    [Fact]
    public void There_is_nothing_to_decide_about_a_waiver_that_nobody_asked_for() =>
        new Waiver().Given().When(waiver => new DecideWaiver(_id, TheBallot, BallotResult.Approved).Decide(waiver, Monday))
            .ThenRefused(ExclusionWaiver.NotFound);

    private static Spec<ExclusionWaiver, ExclusionWaiverEvent> Decided(BallotResult result) =>
        new Waiver().Given(_requested).When(waiver => new DecideWaiver(_id, TheBallot, result).Decide(waiver, Monday));
}
