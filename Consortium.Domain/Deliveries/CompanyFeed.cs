namespace Consortium.Domain.Deliveries;

/// <summary>The notices of one company in the order in which they were issued: it gives each its number.</summary>
/// <param name="Issued">How many notices the company was issued.</param>
public sealed record CompanyFeed(long Issued) : IState<CompanyFeed, CompanyFeedEvent>
{
    /// <inheritdoc/>
    public static CompanyFeed Initial { get; } = new(0);

    /// <summary>The stream of a company's feed.</summary>
    public static Guid StreamOf(CompanyId company) => DerivedId.Of("company-feed", company.Value);

    /// <inheritdoc/>
    public static CompanyFeed Evolve(CompanyFeed state, CompanyFeedEvent recorded) => recorded switch
    {
        CompanyFeedEvent.NoticeIssued e => new CompanyFeed(e.Number),
        _ => state,
    };
}

/// <summary>What happens to a company's feed.</summary>
public abstract record CompanyFeedEvent
{
    private CompanyFeedEvent() { }

    /// <summary>The company was issued its next notice.</summary>
    public sealed record NoticeIssued(CompanyId Company, DeliveryId Delivery, long Number, DateTimeOffset At) : CompanyFeedEvent;
}
