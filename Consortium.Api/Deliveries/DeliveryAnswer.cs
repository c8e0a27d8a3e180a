using Consortium.Domain;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

/// <summary>A delivery as an act left it.</summary>
/// <param name="Attempts">Attempts since it was opened or last replayed.</param>
/// <param name="NextAttempt">When the next one is due, if one is.</param>
internal sealed record DeliveryAnswer(DeliveryId Id, DeliveryState State, int? Attempts, DateTimeOffset? NextAttempt, DateTimeOffset? ReceiptedAt)
{
    public static DeliveryAnswer Of(DeliveryId id, Delivery delivery) => delivery switch
    {
        Delivery.Receipted receipted => new(id, DeliveryState.Receipted, null, null, receipted.At),
        Delivery.Open { NextAttempt: null } open => new(id, DeliveryState.Stopped, open.Attempts, null, null),
        Delivery.Open { Attempts: 0 } open => new(id, DeliveryState.Due, 0, open.NextAttempt, null),
        Delivery.Open open => new(id, DeliveryState.Retrying, open.Attempts, open.NextAttempt, null),
        _ => throw new InvalidOperationException("A delivery that nobody opened has no answer."),
    };
}
