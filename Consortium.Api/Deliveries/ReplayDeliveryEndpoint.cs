using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

internal sealed class ReplayDeliveryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/deliveries/{delivery:guid}/replay", Handle)
        .WithName("ReplayDelivery")
        .WithSummary("Begins the attempts of a delivery anew, under the same id.")
        .WithTags("Deliveries")
        .Produces<DeliveryAnswer>();

    private static async Task<IResult> Handle(Guid delivery, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var decided = await streams.Decide(
            StreamAddress.Of<Delivery>(delivery, act.Expected),
            (Delivery state) => new ReplayDelivery().Decide(state, clock.GetUtcNow()),
            announce: (state, _) => AttemptDelivery.NextOf(state),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, state => DeliveryAnswer.Of(new DeliveryId(delivery), state));
    }
}
