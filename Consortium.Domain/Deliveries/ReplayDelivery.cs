namespace Consortium.Domain.Deliveries;

/// <summary>
/// Begins the attempts of an open delivery anew, with the same id, so that a receiver that already has the notice drops it.
/// While an attempt is due anyway before <c>at</c>, nothing is recorded.
/// </summary>
public sealed record ReplayDelivery
{
    public static readonly Refusal AlreadyReceipted = new(
        "delivery.already-receipted", "L-41",
        "L'entreprise a déjà accusé réception de cet avis.",
        "The company has already acknowledged this notice.");

    public Outcome<DeliveryEvent> Decide(Delivery delivery, DateTimeOffset at) => delivery switch
    {
        Delivery.Unknown => Delivery.NotFound,
        Delivery.Receipted => AlreadyReceipted,
        Delivery.Open { Attempts: 0, NextAttempt: { } due } when due <= at => Outcome.AlreadyDone<DeliveryEvent>(),
        Delivery.Open open => new DeliveryEvent.Replayed(open.Notice.Delivery, open.Notice.Company, at),
        _ => Outcome.AlreadyDone<DeliveryEvent>(),
    };
}
