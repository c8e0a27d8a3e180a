using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

internal sealed class ConsentToMatchEndpoint : IEndpoint
{
    /// <param name="Consents">Whether the company consents; a no ends the match and frees both places.</param>
    internal sealed record Request(bool Consents);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/matches/{match:guid}/consents", Handle)
        .WithName("ConsentToMatch")
        .WithSummary("A home company consents to a proposed match, or does not.")
        .WithTags("Matches")
        .Produces<MatchResponse>();

    private static async Task<IResult> Handle(
        Guid match, Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var consent = new ConsentToMatch(new MatchId(match), act.Caller.Company!.Value, request.Consents);
        return Answer.Ok(
            await streams.DecideWithPlaces(
                consent.Match, (state, _, _) => consent.Decide(state, clock.GetUtcNow()), ct, act.Expected, act.Keep(StatusCodes.Status200OK)),
            after => MatchResponse.ForHome(consent.Match, after));
    }
}
