using Consortium.Api.Companies;
using Consortium.Api.Deliveries;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;

namespace Consortium.Api.Decisions;

/// <summary>A ballot ended: its match is to be decided. Sent twice, it is decided once.</summary>
public sealed record BallotSettled(BallotId Ballot, MatchId Match)
{
    /// <summary>The message that goes out with the event that settles a ballot, whatever led to it.</summary>
    public static IEnumerable<Announcement> Announce(Ballot after, IReadOnlyList<BallotEvent> happened) =>
        happened.OfType<BallotEvent.Settled>().Select(settled => new Announcement(new BallotSettled(settled.Ballot, settled.Match)));
}

public static class BallotSettledHandler
{
    public static async Task Handle(BallotSettled message, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct)
    {
        var match = message.Match.Value;
        var (ballot, _) = await streams.Load<Ballot>(message.Ballot.Value, ct);
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
                var outcome = new DecideMatch(message.Match).Decide(
                    before.Of<Match>(match),
                    before.Of<Participant>(pair.Mentor.Value),
                    before.Of<Participant>(pair.Mentee.Value),
                    ballot,
                    inForce,
                    position,
                    clock.GetUtcNow());
                return outcome.Into(match, pair.Mentor.Value, pair.Mentee.Value).Announcing(() =>
                    outcome.First.Aggregate(before.Of<Match>(match), Match.Evolve) is Match.Decided decided
                        ? DecisionNotice.AllOf(message.Match, decided, held.Count).Select(notice => new Announcement(new CarryNotice(notice)))
                        : []);
            },
            ct);
    }
}
