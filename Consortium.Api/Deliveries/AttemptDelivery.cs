using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

/// <summary>The attempt of a delivery that is due at a time. Once it was made, or replaced by a replay, this message does nothing.</summary>
public sealed record AttemptDelivery(DeliveryId Delivery, CompanyId Company, DateTimeOffset Due)
{
    /// <summary>The next attempt of a delivery, if it has one, to be sent with the events that led to it.</summary>
    public static IEnumerable<Announcement> NextOf(Delivery delivery) => delivery is Delivery.Open { NextAttempt: { } due, Notice: var notice }
        ? [new Announcement(new AttemptDelivery(notice.Delivery, notice.Company, due), due)]
        : [];

    public bool IsNextOf(Delivery delivery) => delivery is Delivery.Open { NextAttempt: { } due } && due == Due;
}

public static class AttemptDeliveryHandler
{
    /// <summary>When an attempt that was left to its lane is looked after: a process that died may have left it undone.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(3);

    public static async Task<Announcement?> Handle(
        AttemptDelivery message, AttemptLanes lanes, IEventStreams streams, Origin origin, TimeProvider clock, CancellationToken ct)
    {
        if (await lanes.Settle(message, origin, ct))
            return null;

        var (delivery, _) = await streams.Load<Delivery>(message.Delivery.Value, ct);
        return message.IsNextOf(delivery) ? new Announcement(message, clock.GetUtcNow() + LookAgain) : null;
    }
}
