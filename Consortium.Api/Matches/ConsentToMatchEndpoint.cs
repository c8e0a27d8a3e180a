using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
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
        var (state, _) = await streams.Load<Match>(match, ct);
        if (state is Match.Unknown)
            return Answer.Refused(Match.NotFound);

        var (id, pair) = (new MatchId(match), MatchResponse.PairOf(state));
        var consent = new ConsentToMatch(id, act.Caller.Company!.Value, request.Consents);
        var folds = await streams.Decide(
            [
                StreamAddress.Of<Match>(match, act.Expected),
                StreamAddress.Of<Participant>(pair.Mentor.Value),
                StreamAddress.Of<Participant>(pair.Mentee.Value),
            ],
            before => consent.Decide(before.Of<Match>(match), clock.GetUtcNow())
                .Into(match, pair.Mentor.Value, pair.Mentee.Value) with
            { Alongside = act.Keep(StatusCodes.Status200OK) },
            ct);

        return Answer.Ok(folds.As<Match>(match), after => MatchResponse.ForHome(id, after));
    }
}
