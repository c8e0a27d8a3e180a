using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// A coordinator joins two people whom no run has joined. The pair is screened with that, and goes the way of every other. Whom a
/// rule keeps apart is not joined; a question that is open or an absence may still be settled before the proposal. Making it again
/// records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="Pair">Who, and how the engine scores them.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
public sealed record PairByHand(MatchId Match, Pair Pair, CoordinatorId By)
{
    public Outcome<MatchEvent> Decide(Match match, Participant mentor, Participant mentee, ConsortiumRules rules, DateTimeOffset at)
    {
        if (match is not Matches.Match.Unknown)
            return Outcome.AlreadyDone<MatchEvent>();
        if (mentor is not Participant.Registered lends || mentee is not Participant.Registered asks)
            return Participant.NotFound;

        var reason = Eligibility.Between(lends, asks, rules, DateOnly.FromDateTime(at.UtcDateTime))
            .FirstOrDefault(reason => !EligibilityOfPeople.KeepsFromProposingOnly(reason));
        return reason is not null
            ? reason
            : Outcome.Record<MatchEvent>(new MatchEvent.Drafted(Match, Run: null, Pair, at), new MatchEvent.Screened(Match, By, at));
    }
}
