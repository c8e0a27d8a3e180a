using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal sealed class AppointChairEndpoint : IEndpoint
{
    /// <param name="Member">The holder of a seat who chairs from now on.</param>
    internal sealed record Request(CommitteeMemberId Member);

    internal sealed record Response(CommitteeMemberId Member);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/committee/chair", Handle)
        .WithName("AppointChair")
        .WithSummary("Makes a holder of a seat the chair. The first appointment constitutes the committee, which then admits companies by ballot.")
        .WithTags("Committee")
        .Produces<Response>();

    private static async Task<IResult> Handle(Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var decided = await streams.Decide(
            StreamAddress.Of<SteeringCommittee>(SteeringCommittee.Stream, act.Expected),
            (SteeringCommittee state) => new AppointChair(request.Member).Decide(state, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, _ => new Response(request.Member));
    }
}
