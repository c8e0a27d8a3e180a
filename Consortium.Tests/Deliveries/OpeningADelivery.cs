using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using static Consortium.Tests.Deliveries.Notices;

namespace Consortium.Tests.Deliveries;

[Act(typeof(OpenDelivery))]
public class OpeningADelivery
{
    [Fact]
    public void The_notice_gets_its_companys_next_number()
    {
        var notice = To(Acme);

        var outcome = new OpenDelivery(notice).Decide(new CompanyFeed(41), Delivery.Initial, Monday);

        Assert.Equal([new CompanyFeedEvent.NoticeIssued(Acme, notice.Delivery, 42, Monday)], outcome.First);
        Assert.Equal([notice.Opened(42)], outcome.Second);
    }

    [Fact]
    public void Opening_twice_records_nothing()
    {
        var notice = To(Acme);
        var opened = Delivery.Evolve(Delivery.Initial, notice.Opened());

        var outcome = new OpenDelivery(notice).Decide(new CompanyFeed(1), opened, Monday);

        Assert.Empty(outcome.First);
        Assert.Empty(outcome.Second);
    }

    [Fact]
    public void Each_company_has_a_delivery_of_its_own_for_the_same_decision()
    {
        var told = To(Acme);

        Assert.NotEqual(told.Delivery, (told with { Company = Borealis }).Delivery);
        Assert.Equal(told.Delivery, (told with { Outcome = Consortium.Domain.Decisions.DecisionOutcome.Rejected }).Delivery);
    }
}
