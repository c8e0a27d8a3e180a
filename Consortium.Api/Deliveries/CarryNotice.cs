using Consortium.Api.Events;
using Consortium.Api.Mail;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

/// <summary>Carry what one company is told to that company. Sent twice, it is carried once.</summary>
public sealed record CarryNotice(Notice Notice);

public static class CarryNoticeHandler
{
    public static async Task Handle(CarryNotice message, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (feed, delivery) = (CompanyFeed.StreamOf(message.Notice.Company), message.Notice.Delivery.Value);
        await streams.Decide(
            [StreamAddress.Of<CompanyFeed>(feed), StreamAddress.Of<Delivery>(delivery)],
            before =>
            {
                var state = before.Of<Delivery>(delivery);
                var outcome = new OpenDelivery(message.Notice).Decide(before.Of<CompanyFeed>(feed), state, clock.GetUtcNow());
                return outcome.Into(feed, delivery)
                    .Announcing(() =>
                    [
                        .. AttemptDelivery.NextOf(outcome.Second.Aggregate(state, Delivery.Evolve)),
                        .. outcome.Second.Select(_ => new Announcement(
                            new CompanyAwaits(message.Notice.Company, Occasion.Decision, delivery, Due: null, Round.Asked))),
                    ]);
            },
            ct);
    }
}
