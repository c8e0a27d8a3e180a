using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>What follows when the committee has voted on a waiver.</summary>
internal static class WaiverVotedOn
{
    public static Task Decide(BallotId votedIn, WaiverId waiver, BallotResult result, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        streams.Decide(
            StreamAddress.Of<ExclusionWaiver>(waiver.Value),
            (ExclusionWaiver state) => new DecideWaiver(waiver, votedIn, result).Decide(state, clock.GetUtcNow()),
            ct: ct);
}
