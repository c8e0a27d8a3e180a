namespace Consortium.Domain.Companies;

/// <summary>Records the last day of a relationship. One that ends by then already records nothing.</summary>
/// <param name="Company">The supplier, the investor, or one of two partners.</param>
/// <param name="With">The other company.</param>
/// <param name="Kind">What kind of business.</param>
/// <param name="LastDay">The last day, included.</param>
public sealed record EndRelationship(CompanyId Company, CompanyId With, RelationshipKind Kind, DateOnly LastDay)
{
    public Outcome<CommercialRelationshipEvent> Decide(CommercialRelationship relationship, DateTimeOffset at) => relationship switch
    {
        CommercialRelationship.Recorded { Period: var period } when period.Until <= LastDay => Outcome.AlreadyDone<CommercialRelationshipEvent>(),
        CommercialRelationship.Recorded { Period: var period } when period.From > LastDay => Period.EndsBeforeItBegins,
        CommercialRelationship.Recorded => new CommercialRelationshipEvent.Ended(Company, With, Kind, LastDay, at),
        _ => CommercialRelationship.NotFound,
    };
}
