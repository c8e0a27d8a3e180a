namespace Consortium.Domain.Deliveries;

/// <summary>Records that the company has the notice. The first receipt stands; another records nothing.</summary>
/// <param name="Company">The company that says so.</param>
/// <param name="Channel">How it said so.</param>
public sealed record RecordReceipt(CompanyId Company, ReceiptChannel Channel)
{
    public Outcome<DeliveryEvent> Decide(Delivery delivery, DateTimeOffset at) => delivery switch
    {
        Delivery.Open open when open.Notice.Company == Company =>
            new DeliveryEvent.Receipted(open.Notice.Delivery, Company, Channel, at),
        Delivery.Receipted receipted when receipted.Notice.Company == Company => Outcome.AlreadyDone<DeliveryEvent>(),
        _ => Delivery.NotFound,
    };
}
