using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.MatchingRuns;

namespace Consortium.Api.MatchingRuns;

internal sealed class GetMatchingRunEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/matching-runs/{run:guid}", Handle)
        .WithName("GetMatchingRun")
        .WithSummary("How far a matching run is, and what it found.")
        .WithTags("Matching runs")
        .Produces<MatchingRunResponse>();

    private static async Task<IResult> Handle(Guid run, IEventStreams streams, CancellationToken ct)
    {
        var (state, version) = await streams.Load<MatchingRun>(run, ct);
        return MatchingRunResponse.Of(new MatchingRunId(run), state) is { } response
            ? Answer.At(version, response)
            : Answer.Refused(MatchingRun.NotFound);
    }
}

/// <param name="State"><c>requested</c> until the engine has answered, then <c>completed</c>.</param>
internal sealed record MatchingRunResponse(MatchingRunId Id, CohortId Cohort, string State, int? Pairs, int? UnmatchedMentees)
{
    public static MatchingRunResponse? Of(MatchingRunId id, MatchingRun run) => run switch
    {
        MatchingRun.Requested requested => new MatchingRunResponse(id, requested.Cohort, "requested", null, null),
        MatchingRun.Completed completed => new MatchingRunResponse(id, completed.Cohort, "completed", completed.Pairs, completed.UnmatchedMentees),
        _ => null,
    };
}
