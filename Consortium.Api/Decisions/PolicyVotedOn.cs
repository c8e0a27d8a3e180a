using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Decisions;

/// <summary>What follows when the committee has voted on a number of the policy: it changes, or stays.</summary>
internal static class PolicyVotedOn
{
    public static async Task Decide(
        BallotId votedIn, BallotSubject.OfPolicy asked, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (ballot, _) = await streams.Load<Ballot>(votedIn.Value, ct);
        await streams.Decide(
            StreamAddress.Of<Policy>(Policy.Stream),
            (Policy policy) => new ChangePolicy(asked.Number, asked.Value).Decide(policy, ballot, clock.GetUtcNow()),
            ct: ct);
    }
}
