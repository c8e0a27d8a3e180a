using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
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

    private static async Task<IResult> Handle(Guid run, Scope caller, Reader reader, IEventStreams streams, CancellationToken ct)
    {
        var (state, version) = await streams.Load<MatchingRun>(run, ct);
        if (MatchingRunResponse.Of(new MatchingRunId(run), state) is not { } response)
            return Answer.Refused(MatchingRun.NotFound);

        return Answer.At(version, state is MatchingRun.Requested ? response with { Progress = await ProgressOf(run, caller, reader, ct) } : response);
    }

    private static async Task<MatchingRunResponse.HowFar?> ProgressOf(Guid run, Scope caller, Reader reader, CancellationToken ct) =>
        await reader.Query(
            caller,
            "select mentors::bigint * compared, mentors::bigint * mentees, placed, mentees from consortium.matching_progress where @sees_all and run = @run",
            row => new MatchingRunResponse.HowFar(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetInt32(3)),
            ct,
            ("run", run)) is [var reached] ? reached : null;
}

/// <param name="State"><c>requested</c> until the engine has answered, then <c>completed</c>.</param>
/// <param name="Progress">How far the engine is; absent before it has begun and once it has answered.</param>
internal sealed record MatchingRunResponse(
    MatchingRunId Id, CohortId Cohort, string State, int? Pairs, int? UnmatchedMentees, MatchingRunResponse.HowFar? Progress = null)
{
    /// <param name="Compared">How many pairs of a mentor and a mentee were looked at.</param>
    /// <param name="ToCompare">How many there are.</param>
    /// <param name="Placed">How many mentees have their place in the plan, or none.</param>
    /// <param name="Mentees">How many mentees there are.</param>
    internal sealed record HowFar(long Compared, long ToCompare, int Placed, int Mentees);

    public static MatchingRunResponse? Of(MatchingRunId id, MatchingRun run) => run switch
    {
        MatchingRun.Requested requested => new MatchingRunResponse(id, requested.Cohort, "requested", null, null),
        MatchingRun.Completed completed => new MatchingRunResponse(id, completed.Cohort, "completed", completed.Pairs, completed.UnmatchedMentees),
        _ => null,
    };
}
