using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>What a coordinator did by mistake goes back to where it was, while nobody else has acted on it.</summary>
internal sealed class TakeBackEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapDelete("/matches/{match:guid}/screening", Screening)
            .WithName("TakeBackScreening")
            .WithSummary("Puts a match back that its coordinator took up: it is a draft, or deferred, again.")
            .WithTags("Matches")
            .Produces<MatchResponse>();
        api.MapDelete("/matches/{match:guid}/proposal", Proposal)
            .WithName("TakeBackProposal")
            .WithSummary("Takes back a proposal that no company has answered: both places are free, and to the home companies it is withdrawn.")
            .WithTags("Matches")
            .Produces<MatchResponse>();
    }

    private static async Task<IResult> Screening(Guid match, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var takeBack = new TakeBackScreening(new MatchId(match), new CoordinatorId(act.Caller.Principal));
        return Answer.Ok(
            await streams.DecideAlone(takeBack.Match, state => takeBack.Decide(state, clock.GetUtcNow()), ct, act.Expected, act.Keep(StatusCodes.Status200OK)),
            state => MatchResponse.Whole(takeBack.Match, state));
    }

    private static async Task<IResult> Proposal(Guid match, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var takeBack = new TakeBackProposal(new MatchId(match), new CoordinatorId(act.Caller.Principal));
        return Answer.Ok(
            await streams.DecideWithPlaces(
                takeBack.Match,
                (state, mentor, mentee) => takeBack.Decide(state, mentor, mentee, clock.GetUtcNow()),
                ct,
                act.Expected,
                act.Keep(StatusCodes.Status200OK)),
            state => MatchResponse.Whole(takeBack.Match, state));
    }
}
