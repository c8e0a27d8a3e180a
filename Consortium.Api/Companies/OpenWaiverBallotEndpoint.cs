using Consortium.Api.Committee;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class OpenWaiverBallotEndpoint : IEndpoint
{
    /// <param name="ClosesAt">The last instant at which a vote counts, included; as the policy says when absent.</param>
    internal sealed record Request(DateTimeOffset? ClosesAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/waivers/{waiver:guid}/ballot", Handle)
        .WithName("OpenWaiverBallot")
        .WithSummary("Asks the committee for a waiver; whoever sits for the two companies or for their groups is recused.")
        .WithTags("Companies")
        .Produces<BallotOpened>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Guid waiver, Request request, ActRequest act, RulesInForce rules, BallotOpening ballots, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (state, _) = await streams.Load<ExclusionWaiver>(waiver, ct);
        if (state is ExclusionWaiver.Unknown)
            return Answer.Refused(ExclusionWaiver.NotFound);
        if (state is not ExclusionWaiver.Requested { Pair: var pair })
            return Answer.Refused(ExclusionWaiver.AlreadyDecided);

        var today = (await rules.Now(ct)).State.On(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var topic = Topic.About(new BallotSubject.OfWaiver(new WaiverId(waiver)), pair.Low.Value, pair.High.Value) with { Gaining = today.GroupsWith(pair) };
        return await ballots.Open(act, topic, request.ClosesAt, ct);
    }
}
