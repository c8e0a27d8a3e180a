namespace Consortium.Domain.Deliveries;

/// <summary>
/// Begins the attempts of an open delivery anew, with the same id, so that a receiver that already has the notice drops it.
/// While a first attempt is on its way anyway, nothing is recorded.
/// </summary>
public sealed record ReplayDelivery
{
    /// <summary>A first attempt that has been due for longer than this was lost, and is replaced.</summary>
    public static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(2);

    public static readonly Refusal AlreadyReceipted = new(
        "delivery.already-receipted", "L-41",
        "L'entreprise a déjà accusé réception de cet avis.",
        "The company has already acknowledged this notice.");

    public Outcome<DeliveryEvent> Decide(Delivery delivery, DateTimeOffset at) => delivery switch
    {
        Delivery.Unknown => Delivery.NotFound,
        Delivery.Receipted => AlreadyReceipted,
        Delivery.Open { Attempts: 0, NextAttempt: { } due } when at - due < OnItsWay => Outcome.AlreadyDone<DeliveryEvent>(),
        Delivery.Open open => new DeliveryEvent.Replayed(open.Notice.Delivery, open.Notice.Company, at),
        _ => Outcome.AlreadyDone<DeliveryEvent>(),
    };
}
