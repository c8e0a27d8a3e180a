using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Domain.Committee.BallotEvent;
using static Consortium.Tests.Acts.ASlate;
using static Consortium.Tests.Acts.Scene;
using Ballots = Consortium.Tests.Support.Spec<Consortium.Domain.Committee.Ballot, Consortium.Domain.Committee.BallotEvent>;

namespace Consortium.Tests.Acts;

public class TellingOfASlate
{
    [Fact]
    [Trait("Rule", "L-33")]
    [Trait("Rule", "L-39")]
    public void Once_the_last_match_is_concluded_each_company_is_told_at_once_of_those_that_are_not_its_own()
    {
        var second = On(Another, DecisionOutcome.NotEligible);
        var notices = Told([.. Settled, FirstApproved, new MatchConcluded(TheBallot, Second, second, Friday)]);

        Assert.Equal([Acme, Corvid, Dune], notices.Select(notice => notice.Company));
        Assert.Equal([1, 1, 2], notices.Select(notice => notice.Outcomes.Length));
        Assert.Equal([DecisionOutcome.Approved, DecisionOutcome.Rejected], notices[^1].Outcomes.Select(outcome => outcome.Outcome));
        Assert.Equal(new MatchOutcome(second.Id, Autumn, DecisionOutcome.Rejected), notices[0].Outcomes.Single());
        Assert.All(notices, notice => Assert.Equal(second.At, notice.At));
        Assert.Distinct(notices.Select(notice => notice.Delivery));
    }

    [Fact]
    public void Nobody_is_told_while_a_match_is_not_concluded() => Assert.Empty(Told([.. Settled, FirstApproved]));

    [Fact]
    public void A_match_that_ended_before_its_decision_or_left_the_slate_holds_nobody_up_and_is_not_told_of()
    {
        Assert.Equal([Corvid, Dune], Told([.. Settled, FirstApproved, new MatchConcluded(TheBallot, Second, null, Monday)]).Select(notice => notice.Company));
        Assert.Equal(
            [Corvid, Dune],
            Told([.. Settled.Take(2), FirstApproved, new ItemPulledOut(TheBallot, Second, PullOutItem.BallotOf(Second), null, null, Monday)])
                .Select(notice => notice.Company));
        Assert.Equal(
            [Corvid, Dune],
            Told([.. Settled.Take(2), FirstApproved, new Voided(TheBallot, [Second], [OnTheSecond], Words, Monday)]).Select(notice => notice.Company));
    }

    private static List<SlateNotice> Told(params BallotEvent[] events) => [.. SlateNotice.AllOf(Fold.Of<Ballot, BallotEvent>(events))];
}

[Act(typeof(ConcludeMatch))]
public class ConcludingAMatch
{
    [Fact]
    public void What_became_of_a_match_is_noted_once_and_not_again()
    {
        var decided = Match.Evolve(
            Match.Evolve(Consented, BroughtBeforeCommittee), new MatchEvent.Decided(TheMatch, On(TheMatch, DecisionOutcome.Approved)));

        Conclude(decided, Settled).Then(FirstApproved);
        Conclude(decided, [.. Settled, FirstApproved]).ThenNothing();
        Conclude(decided, Settled[0]).ThenNothing();
    }

    [Fact]
    public void A_match_that_ended_before_its_decision_is_concluded_without_one()
    {
        var gone = Match.Evolve(Consented, new MatchEvent.ParticipantLost(TheMatch, Mentor, Monday));

        Conclude(gone, Settled).Then(new MatchConcluded(TheBallot, TheItem, null, Monday));
    }

    private static Ballots Conclude(Match match, params BallotEvent[] given) =>
        new Ballots().Given(given).When(ballot => new ConcludeMatch(TheMatch).Decide(ballot, match, Monday));
}

/// <summary>Two matches in one ballot: Acme and Borealis are home to the first, Borealis and Corvid to the second.</summary>
file static class ASlate
{
    public static readonly MatchId Another = new(Id("another"));
    public static readonly BallotItemId Second = BallotItem.IdOf(TheBallot, 1);
    public static readonly BallotSubject OnTheSecond = new BallotSubject.OfMatch(Another);

    public static readonly BallotEvent[] Settled =
    [
        new Opened(
            TheBallot,
            [new(Acme, Ann), new(Borealis, Ben), new(Corvid, Cho), new(Dune, Dee)],
            [new(TheItem, OnTheMatch, [Acme, Borealis], [], Dossier), new(Second, OnTheSecond, [Borealis, Corvid], [], Dossier)],
            BallotProcedure.Vote,
            Friday,
            Monday),
        new ItemSettled(TheBallot, TheItem, OnTheMatch, BallotResult.Approved, 2, 0, 0, Monday),
        new ItemSettled(TheBallot, Second, OnTheSecond, BallotResult.Approved, 2, 0, 0, Monday),
    ];

    public static readonly Match Consented = Fold.Of<Match, MatchEvent>(Drafted, Proposed, AcmeConsented, BorealisConsented, BothConsented);
    public static readonly BallotEvent FirstApproved = new MatchConcluded(TheBallot, TheItem, On(TheMatch, DecisionOutcome.Approved), Monday);

    public static Decision On(MatchId match, DecisionOutcome outcome) => new(Decision.IdOf(TheBallot, match), TheBallot, outcome, 9, Monday);
}
