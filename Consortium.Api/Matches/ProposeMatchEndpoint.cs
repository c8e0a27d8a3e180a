using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

internal sealed class ProposeMatchEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/matches/{match:guid}/proposal", Handle)
        .WithName("ProposeMatch")
        .WithSummary("Proposes a drafted pair to both home companies and reserves a place of each person.")
        .WithTags("Matches")
        .Produces<MatchResponse>();

    private static async Task<IResult> Handle(
        Guid match, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (state, _) = await streams.Load<Match>(match, ct);
        if (state is Match.Unknown)
            return Answer.Refused(Match.NotFound);

        var (id, pair) = (new MatchId(match), MatchResponse.PairOf(state));
        var (inForce, position) = await rules.Now(ct);
        var folds = await streams.Decide(
            [
                StreamAddress.Of<Match>(match, act.Expected),
                StreamAddress.Of<Participant>(pair.Mentor.Value),
                StreamAddress.Of<Participant>(pair.Mentee.Value),
            ],
            before => new ProposeMatch(id)
                .Decide(
                    before.Of<Match>(match),
                    before.Of<Participant>(pair.Mentor.Value),
                    before.Of<Participant>(pair.Mentee.Value),
                    inForce,
                    position,
                    clock.GetUtcNow())
                .Into(match, pair.Mentor.Value, pair.Mentee.Value) with
            { Alongside = act.Keep(StatusCodes.Status200OK) },
            ct);

        return Answer.Ok(folds.As<Match>(match), after => MatchResponse.Whole(id, after));
    }
}
