using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>What follows when the committee has voted on the end of an exclusion.</summary>
internal static class ExclusionVotedOn
{
    public static Task Decide(
        BallotId votedIn, BallotSubject.OfExclusion subject, BallotResult result, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var pair = CompanyPair.Of(subject.One, subject.Other);
        return streams.Decide(
            StreamAddress.Of<CompetitorExclusion>(CompetitorExclusion.StreamOf(pair)),
            (CompetitorExclusion state) => new RemoveExclusion(pair, votedIn, result).Decide(state, clock.GetUtcNow()),
            ct: ct);
    }
}
