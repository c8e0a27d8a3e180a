namespace Consortium.Domain.Deliveries;

/// <summary>
/// One notice on its way to one company. Attempts and schedule are its state; the bus only says that an attempt is due.
/// </summary>
public abstract record Delivery : IState<Delivery, DeliveryEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "delivery.unknown", "L-39", "Aucune livraison ne porte cet identifiant.", "No delivery has this id.");

    private Delivery() { }

    /// <summary>No such delivery.</summary>
    public sealed record Unknown : Delivery;

    /// <summary>Not yet receipted. The company's pull feed holds the notice whatever the attempts come to.</summary>
    /// <param name="Notice">What the company is told.</param>
    /// <param name="Number">The company's own count of notices, from 1 and without gaps.</param>
    /// <param name="Attempts">Attempts made since it was opened or last replayed.</param>
    /// <param name="NextAttempt">When the next attempt is due; null when none is, and a person has to look.</param>
    public sealed record Open(Notice Notice, long Number, int Attempts, DateTimeOffset? NextAttempt) : Delivery;

    /// <summary>Receipted by the company.</summary>
    public sealed record Receipted(Notice Notice, long Number, DateTimeOffset At) : Delivery;

    /// <inheritdoc/>
    public static Delivery Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Delivery Evolve(Delivery state, DeliveryEvent recorded) => (state, recorded) switch
    {
        (Unknown, DeliveryEvent.Opened e) => new Open(e.Notice, e.Number, 0, e.At),
        (Open open, DeliveryEvent.AttemptFailed e) => open with { Attempts = e.Attempt, NextAttempt = e.NextAttempt },
        (Open open, DeliveryEvent.Replayed e) => open with { Attempts = 0, NextAttempt = e.At },
        (Open open, DeliveryEvent.Receipted e) => new Receipted(open.Notice, open.Number, e.At),
        _ => state,
    };
}

/// <summary>How a company said that it has a notice.</summary>
public enum ReceiptChannel
{
    /// <summary>Its receiver answered an attempt with success.</summary>
    Webhook,

    /// <summary>The broker that holds its queue confirmed the message.</summary>
    Queue,

    /// <summary>The notice is a file in the folder that the operator shares with it.</summary>
    Folder,

    /// <summary>The mail server took the letter to the company's mailbox.</summary>
    Mail,

    /// <summary>It acknowledged the notice that it had read from its feed.</summary>
    Feed,
}

/// <summary>Why an attempt failed.</summary>
public enum AttemptFault
{
    /// <summary>The company has not said where to deliver.</summary>
    NoReceiver,

    /// <summary>The address is not one that may be called.</summary>
    AddressRefused,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>An answer other than success.</summary>
    Status,

    /// <summary>The receiver said that it is gone for good (410).</summary>
    Gone,

    /// <summary>The company's broker does not know the login, or does not let it in here.</summary>
    LoginRefused,

    /// <summary>The company's broker has no queue of this name.</summary>
    QueueMissing,

    /// <summary>The company's broker said that it did not take the message, as when the queue is full.</summary>
    NotTaken,

    /// <summary>The operator shares no folder with the company.</summary>
    FolderMissing,

    /// <summary>The company's folder cannot be written to.</summary>
    FolderClosed,

    /// <summary>The operator sends no mail.</summary>
    MailNotOffered,

    /// <summary>The mail server takes no letter to the company's mailbox.</summary>
    MailboxRefused,
}

/// <summary>What happens to a delivery.</summary>
public abstract record DeliveryEvent
{
    private DeliveryEvent() { }

    /// <summary>The notice was handed over for delivery.</summary>
    public sealed record Opened(DeliveryId Delivery, Notice Notice, long Number, DateTimeOffset At) : DeliveryEvent;

    /// <summary>An attempt failed.</summary>
    /// <param name="Delivery">The delivery.</param>
    /// <param name="Company">The company.</param>
    /// <param name="Attempt">The attempt, from 1.</param>
    /// <param name="Fault">Why.</param>
    /// <param name="Status">The HTTP status, when there was an answer.</param>
    /// <param name="NextAttempt">When the next attempt is due; null when a person has to look.</param>
    /// <param name="At">When.</param>
    public sealed record AttemptFailed(
        DeliveryId Delivery, CompanyId Company, int Attempt, AttemptFault Fault, int? Status, DateTimeOffset? NextAttempt, DateTimeOffset At)
        : DeliveryEvent;

    /// <summary>A coordinator asked for the attempts to begin anew.</summary>
    public sealed record Replayed(DeliveryId Delivery, CompanyId Company, DateTimeOffset At) : DeliveryEvent;

    /// <summary>The company has the notice.</summary>
    public sealed record Receipted(DeliveryId Delivery, CompanyId Company, ReceiptChannel Channel, DateTimeOffset At) : DeliveryEvent;
}
