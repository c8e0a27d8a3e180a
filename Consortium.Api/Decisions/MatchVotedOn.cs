using Consortium.Api.Companies;
using Consortium.Api.Deliveries;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;

namespace Consortium.Api.Decisions;

/// <summary>What follows when the committee has voted on a match: the decision with its places, and the notices of it.</summary>
internal static class MatchVotedOn
{
    public static async Task Decide(
        BallotId votedIn, MatchId id, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        var match = id.Value;
        var (ballot, _) = await streams.Load<Ballot>(votedIn.Value, ct);
        var (state, _) = await streams.Load<Match>(match, ct);
        if (state is not Match.BeforeCommittee { Pair: var pair } || ballot is not Ballot.Held held)
            return;

        var (inForce, position) = await rules.Now(ct);
        await streams.Decide(
            [
                StreamAddress.Of<Match>(match),
                StreamAddress.Of<Participant>(pair.Mentor.Value),
                StreamAddress.Of<Participant>(pair.Mentee.Value),
            ],
            before =>
            {
                var outcome = new DecideMatch(id).Decide(
                    before.Of<Match>(match),
                    before.Of<Participant>(pair.Mentor.Value),
                    before.Of<Participant>(pair.Mentee.Value),
                    ballot,
                    inForce,
                    position,
                    clock.GetUtcNow());
                return outcome.Into(match, pair.Mentor.Value, pair.Mentee.Value).Announcing(() =>
                    outcome.First.Aggregate(before.Of<Match>(match), Match.Evolve) is Match.Decided decided
                        ? DecisionNotice.AllOf(id, decided, held.Roster).Select(notice => new Announcement(new CarryNotice(notice)))
                        : []);
            },
            ct);
    }
}
