using Consortium.Domain.Decisions;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using static Consortium.Tests.Deliveries.Notices;

namespace Consortium.Tests.Deliveries;

[Act(typeof(ReplayDelivery))]
public class ReplayingADelivery
{
    private static readonly DecisionNotice Notice = To(Acme);
    private static readonly DateTimeOffset Thursday = Monday.AddDays(3);

    private static Spec<Delivery, DeliveryEvent> AStoppedDelivery => new Spec<Delivery, DeliveryEvent>().Given(
        Notice.Opened(),
        new DeliveryEvent.AttemptFailed(Notice.Delivery, Acme, 10, AttemptFault.TimedOut, null, NextAttempt: null, Monday));

    [Fact]
    public void The_attempts_begin_anew() =>
        AStoppedDelivery
            .When(delivery => new ReplayDelivery().Decide(delivery, Thursday))
            .Then(new DeliveryEvent.Replayed(Notice.Delivery, Acme, Thursday));

    [Fact]
    public void Replaying_twice_records_nothing() =>
        AStoppedDelivery
            .Given(new DeliveryEvent.Replayed(Notice.Delivery, Acme, Thursday))
            .When(delivery => new ReplayDelivery().Decide(delivery, Thursday.AddSeconds(1)))
            .ThenNothing();

    [Fact]
    public void A_first_attempt_that_was_lost_on_its_way_is_replaced() =>
        AStoppedDelivery
            .Given(new DeliveryEvent.Replayed(Notice.Delivery, Acme, Thursday))
            .When(delivery => new ReplayDelivery().Decide(delivery, Thursday + ReplayDelivery.OnItsWay))
            .Then(new DeliveryEvent.Replayed(Notice.Delivery, Acme, Thursday + ReplayDelivery.OnItsWay));

    [Fact]
    public void What_the_company_has_is_not_sent_again() =>
        AStoppedDelivery
            .Given(new DeliveryEvent.Receipted(Notice.Delivery, Acme, ReceiptChannel.Feed, Monday))
            .When(delivery => new ReplayDelivery().Decide(delivery, Thursday))
            .ThenRefused(ReplayDelivery.AlreadyReceipted);

    [Fact]
    public void What_was_never_opened_cannot_be_replayed() =>
        new Spec<Delivery, DeliveryEvent>()
            .When(delivery => new ReplayDelivery().Decide(delivery, Thursday))
            .ThenRefused(Delivery.NotFound);
}
