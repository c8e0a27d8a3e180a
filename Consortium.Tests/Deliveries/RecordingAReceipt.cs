using Consortium.Domain.Decisions;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using static Consortium.Tests.Deliveries.Notices;

namespace Consortium.Tests.Deliveries;

[Act(typeof(RecordReceipt))]
public class RecordingAReceipt
{
    private static readonly DecisionNotice Notice = To(Acme);

    private static Spec<Delivery, DeliveryEvent> AnOpenDelivery => new Spec<Delivery, DeliveryEvent>().Given(Notice.Opened());

    [Fact]
    public void The_company_has_the_notice() =>
        AnOpenDelivery
            .When(delivery => new RecordReceipt(Acme, ReceiptChannel.Webhook).Decide(delivery, Monday))
            .Then(new DeliveryEvent.Receipted(Notice.Delivery, Acme, ReceiptChannel.Webhook, Monday));

    [Fact]
    public void A_receipt_twice_records_nothing_and_the_first_stands() =>
        AnOpenDelivery
            .Given(new DeliveryEvent.Receipted(Notice.Delivery, Acme, ReceiptChannel.Webhook, Monday))
            .When(delivery => new RecordReceipt(Acme, ReceiptChannel.Feed).Decide(delivery, Monday.AddHours(1)))
            .ThenNothing();

    [Fact]
    public void Another_company_finds_no_such_delivery() =>
        AnOpenDelivery
            .When(delivery => new RecordReceipt(Borealis, ReceiptChannel.Feed).Decide(delivery, Monday))
            .ThenRefused(Delivery.NotFound);

    [Fact]
    public void Another_company_finds_none_after_the_receipt_either() =>
        AnOpenDelivery
            .Given(new DeliveryEvent.Receipted(Notice.Delivery, Acme, ReceiptChannel.Webhook, Monday))
            .When(delivery => new RecordReceipt(Borealis, ReceiptChannel.Feed).Decide(delivery, Monday))
            .ThenRefused(Delivery.NotFound);

    [Fact]
    public void What_was_never_opened_cannot_be_receipted() =>
        new Spec<Delivery, DeliveryEvent>()
            .When(delivery => new RecordReceipt(Acme, ReceiptChannel.Feed).Decide(delivery, Monday))
            .ThenRefused(Delivery.NotFound);
}
