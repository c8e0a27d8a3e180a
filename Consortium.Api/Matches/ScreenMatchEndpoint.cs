using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

internal sealed class ScreenMatchEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/matches/{match:guid}/screening", Handle)
        .WithName("ScreenMatch")
        .WithSummary("A coordinator takes a drafted or deferred match up and looks after it from now on.")
        .WithTags("Matches")
        .Produces<MatchResponse>();

    private static async Task<IResult> Handle(Guid match, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var screen = new ScreenMatch(new MatchId(match), new CoordinatorId(act.Caller.Principal));
        return Answer.Ok(
            await streams.DecideAlone(screen.Match, state => screen.Decide(state, clock.GetUtcNow()), ct, act.Expected, act.Keep(StatusCodes.Status200OK)),
            state => MatchResponse.Whole(screen.Match, state));
    }
}
