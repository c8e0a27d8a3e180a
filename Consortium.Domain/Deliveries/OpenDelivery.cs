namespace Consortium.Domain.Deliveries;

/// <summary>Issues a notice to its company and opens the delivery that carries it. Opening it again records nothing.</summary>
/// <param name="Notice">What the company is told.</param>
public sealed record OpenDelivery(Notice Notice)
{
    public Outcome<CompanyFeedEvent, DeliveryEvent> Decide(CompanyFeed feed, Delivery delivery, DateTimeOffset at)
    {
        if (delivery is not Delivery.Unknown)
            return new Outcome<CompanyFeedEvent, DeliveryEvent>([], []);

        var number = feed.Issued + 1;
        return new Outcome<CompanyFeedEvent, DeliveryEvent>(
            [new CompanyFeedEvent.NoticeIssued(Notice.Company, Notice.Delivery, number, at)],
            [new DeliveryEvent.Opened(Notice.Delivery, Notice, number, at)]);
    }
}
