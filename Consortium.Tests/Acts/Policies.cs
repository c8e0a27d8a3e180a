using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Policies = Consortium.Tests.Support.Spec<Consortium.Domain.Committee.Policy, Consortium.Domain.Committee.PolicyEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(ChangePolicy))]
public class ChangingThePolicy
{
    private static readonly ChangePolicy _fourYears = new(PolicyNumber.ConflictLookBackYears, 4);
    private static readonly PolicyEvent _changed = new PolicyEvent.Changed(PolicyNumber.ConflictLookBackYears, 4, TheBallot, Monday);

    [Fact]
    [Trait("Rule", "A-14")]
    public void An_approved_number_changes() =>
        new Policies().Given().When(policy => _fourYears.Decide(policy, Voted(BallotResult.Approved), Monday)).Then(_changed);

    [Theory]
    [InlineData(BallotResult.Rejected)]
    [InlineData(BallotResult.Inquorate)]
    public void One_that_was_not_approved_stays(BallotResult result) =>
        new Policies().Given().When(policy => _fourYears.Decide(policy, Voted(result), Monday)).ThenNothing();

    [Fact]
    public void Deciding_twice_records_nothing_after_another_decision_too()
    {
        var another = new PolicyEvent.Changed(PolicyNumber.ConflictLookBackYears, 2, new(Id("another ballot")), Monday);

        new Policies().Given(_changed).When(policy => _fourYears.Decide(policy, Voted(BallotResult.Approved), Friday)).ThenNothing();
        new Policies().Given(_changed, another).When(policy => _fourYears.Decide(policy, Voted(BallotResult.Approved), Friday)).ThenNothing();
    }

    [Fact]
    [Trait("Rule", "L-26")]
    [Trait("Rule", "L-06")]
    public void Decisions_see_the_number_in_force()
    {
        Assert.Equal((3, 6), (Rules.Policy[PolicyNumber.ConflictLookBackYears], Rules.Policy[PolicyNumber.LongestCovenantTailMonths]));
        Assert.Equal(4, ConsortiumRules.Evolve(Rules, _changed).Policy[PolicyNumber.ConflictLookBackYears]);
    }

    [Fact]
    public void Every_number_has_its_default_in_its_range() =>
        Assert.All(Enum.GetValues<PolicyNumber>(), number => Assert.True(PolicyRange.Of(number).Allows(PolicyRange.Of(number).Default)));

    private static Ballot Voted(BallotResult result)
    {
        var subject = new BallotSubject.OfPolicy(PolicyNumber.ConflictLookBackYears, 4);
        return Fold.Of<Ballot, BallotEvent>(
            new BallotEvent.Opened(TheBallot, [new(Corvid, Cho)], [new(TheItem, subject, [], [], null)], BallotProcedure.Vote, Friday, Monday),
            new BallotEvent.ItemSettled(TheBallot, TheItem, subject, result, 1, 0, 0, Monday));
    }
}
