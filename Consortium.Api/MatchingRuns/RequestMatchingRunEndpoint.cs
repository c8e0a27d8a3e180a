using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.MatchingRuns;

namespace Consortium.Api.MatchingRuns;

internal sealed class RequestMatchingRunEndpoint : IEndpoint
{
    /// <param name="Seed">Breaks ties; 0 when absent.</param>
    internal sealed record Request(int? Seed);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cohorts/{cohort:guid}/matching-runs", Handle)
        .WithName("RequestMatchingRun")
        .WithSummary("Asks the matching engine to pair a cohort; the pairs it finds come into the match queue.")
        .WithTags("Matching runs")
        .Produces<MatchingRunResponse>(StatusCodes.Status202Accepted);

    private static async Task<IResult> Handle(
        Guid cohort, Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var run = new MatchingRunId(act.NewId("matching-run"));
        var location = $"/api/v1/matching-runs/{run.Value}";
        var (edition, _) = await streams.Load<Cohort>(cohort, ct);
        var decided = await streams.Decide(
            StreamAddress.New<MatchingRun>(run.Value),
            (MatchingRun state) => new RequestMatchingRun(run, new CohortId(cohort), request.Seed ?? 0).Decide(state, edition, clock.GetUtcNow()),
            announce: (_, _) => [new Announcement(new RunMatching(run))],
            alongside: act.Keep(StatusCodes.Status202Accepted, location),
            ct: ct);

        return Answer.Accepted(decided, location, state => MatchingRunResponse.Of(run, state)!);
    }
}
