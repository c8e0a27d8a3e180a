using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal sealed class DeclareLinkEndpoint : IEndpoint
{
    /// <param name="With">The id of the company or of the participant that the caller has a link with.</param>
    internal sealed record Request(Guid With);

    internal sealed record Response(Guid With);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/committee/links", Handle)
        .WithName("DeclareLink")
        .WithSummary("A committee member declares a link beforehand; later ballots that it touches open with them recused.")
        .WithTags("Committee")
        .Produces<Response>();

    private static async Task<IResult> Handle(Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var link = new DeclareLink(new CommitteeMemberId(act.Caller.Principal), request.With);
        var decided = await streams.Decide(
            StreamAddress.Of<SteeringCommittee>(SteeringCommittee.Stream),
            (SteeringCommittee state) => link.Decide(state, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, _ => new Response(request.With));
    }
}
