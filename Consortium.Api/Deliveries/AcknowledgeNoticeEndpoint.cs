using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

internal sealed class AcknowledgeNoticeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/deliveries/{delivery:guid}/receipt", Handle)
        .WithName("AcknowledgeNotice")
        .WithSummary("Says that the caller's company has a notice that it read from its feed; no attempt is made any more.")
        .WithTags("Deliveries")
        .Produces<DeliveryAnswer>();

    private static async Task<IResult> Handle(Guid delivery, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        if (act.Caller.Company is not { } company)
            return Answer.Refused(Delivery.NotFound);

        var decided = await streams.Decide(
            StreamAddress.Of<Delivery>(delivery, act.Expected),
            (Delivery state) => new RecordReceipt(company, ReceiptChannel.Feed).Decide(state, clock.GetUtcNow()),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, state => DeliveryAnswer.Of(new DeliveryId(delivery), state));
    }
}
