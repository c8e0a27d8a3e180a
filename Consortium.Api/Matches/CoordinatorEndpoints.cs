using System.ComponentModel.DataAnnotations;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>What coordinators settle among themselves about one match.</summary>
internal sealed class CoordinatorEndpoints : IEndpoint
{
    /// <param name="Code">The code of the reason that stands in the way, as the refused proposal told it.</param>
    /// <param name="Reason">Why the coordinator goes on all the same; for the coordinators.</param>
    internal sealed record Overruling(
        [property: Required, StringLength(100)] string Code, [property: Required, StringLength(2000, MinimumLength = 1)] string Reason);

    /// <param name="To">The coordinator who looks after the match from now on.</param>
    internal sealed record HandOver(CoordinatorId To);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/matches/{match:guid}/overrulings", Overrule)
            .WithName("OverruleReason")
            .WithSummary("Goes on with a match although a question is open; an exclusion or a conflict cannot be overruled.")
            .WithTags("Matches")
            .Produces<MatchResponse>();
        api.MapPut("/matches/{match:guid}/coordinator", HandTo)
            .WithName("HandOverMatch")
            .WithSummary("Hands a match over to another coordinator.")
            .WithTags("Matches")
            .Produces<MatchResponse>();
    }

    private static async Task<IResult> Overrule(
        Guid match, Overruling request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (reason, keep) = await texts.Keep(act, "overruling", Readers.Coordinators, request.Reason, ct);
        var overrule = new OverruleReason(new MatchId(match), request.Code, new CoordinatorId(act.Caller.Principal), reason!);
        return Answer.Ok(
            await streams.DecideAlone(
                overrule.Match,
                state => overrule.Decide(state, clock.GetUtcNow()),
                ct,
                act.Expected,
                [.. keep, .. act.Keep(StatusCodes.Status200OK)]),
            state => MatchResponse.Whole(overrule.Match, state));
    }

    private static async Task<IResult> HandTo(
        Guid match, HandOver request, ActRequest act, Databases databases, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var handOver = new HandOverMatch(new MatchId(match), request.To);
        var isCoordinator = await Holder.HasAccess(databases, Role.Coordinator, request.To.Value, clock.GetUtcNow(), ct);
        return Answer.Ok(
            await streams.DecideAlone(
                handOver.Match, state => handOver.Decide(state, isCoordinator, clock.GetUtcNow()), ct, act.Expected, act.Keep(StatusCodes.Status200OK)),
            state => MatchResponse.Whole(handOver.Match, state));
    }
}
