using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

internal sealed class ProposeMatchEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/matches/{match:guid}/proposal", Handle)
        .WithName("ProposeMatch")
        .WithSummary("Proposes a drafted or screened pair to both home companies and reserves a place of each person.")
        .WithTags("Matches")
        .Produces<MatchResponse>();

    private static async Task<IResult> Handle(
        Guid match, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var propose = new ProposeMatch(new MatchId(match), new CoordinatorId(act.Caller.Principal));
        var (inForce, position) = await rules.Now(ct);
        return Answer.Ok(
            await streams.DecideWithPlaces(
                propose.Match,
                (state, mentor, mentee) => propose.Decide(state, mentor, mentee, inForce, position, clock.GetUtcNow()),
                ct,
                act.Expected,
                act.Keep(StatusCodes.Status200OK)),
            after => MatchResponse.Whole(propose.Match, after));
    }
}
