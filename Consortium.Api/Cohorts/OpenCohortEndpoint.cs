using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class OpenCohortEndpoint : IEndpoint
{
    /// <param name="From">The first day of its missions, included.</param>
    /// <param name="Until">The last day of its missions, included; three months after the first at the earliest.</param>
    /// <param name="MostOfAMentor">The most mentees that one mentor may have at a time; 5 when absent.</param>
    /// <param name="MostOfAMentee">The most mentors that one mentee may have at a time; 1 when absent.</param>
    internal sealed record Request(
        DateOnly From, DateOnly Until, [property: Range(1, 10)] int? MostOfAMentor, [property: Range(1, 5)] int? MostOfAMentee);

    internal sealed record Response(CohortId Id, DateOnly From, DateOnly Until);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cohorts", Handle)
        .WithName("OpenCohort")
        .WithSummary("Opens an edition of the programme.")
        .WithTags("Cohorts")
        .Produces<Response>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var cohort = new CohortId(act.NewId("cohort"));
        var location = $"/api/v1/cohorts/{cohort.Value}";
        var limits = new PlaceLimits(
            request.MostOfAMentor ?? PlaceLimits.Ordinary.OfAMentor, request.MostOfAMentee ?? PlaceLimits.Ordinary.OfAMentee);
        var decided = await streams.Decide(
            StreamAddress.New<Cohort>(cohort.Value),
            (Cohort state) => new OpenCohort(cohort, request.From, request.Until, limits).Decide(state, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status201Created, location),
            ct: ct);

        return Answer.Created(decided, location, _ => new Response(cohort, request.From, request.Until));
    }
}
