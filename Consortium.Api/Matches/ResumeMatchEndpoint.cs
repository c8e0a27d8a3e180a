using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

internal sealed class ResumeMatchEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/matches/{match:guid}/resumption", Handle)
        .WithName("ResumeMatch")
        .WithSummary("Takes a suspended match up again, once nothing between the two companies stands in its way.")
        .WithTags("Matches")
        .Produces<MatchResponse>();

    private static async Task<IResult> Handle(
        Guid match, ActRequest act, RulesInForce rules, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var resume = new ResumeMatch(new MatchId(match));
        var at = clock.GetUtcNow();
        var (inForce, position) = await rules.Now(ct);
        return Answer.Ok(
            await streams.DecideAlone(
                resume.Match,
                state => resume.Decide(state, inForce.On(DateOnly.FromDateTime(at.UtcDateTime)), position, at),
                ct,
                act.Expected,
                act.Keep(StatusCodes.Status200OK)),
            state => MatchResponse.Whole(resume.Match, state));
    }
}
