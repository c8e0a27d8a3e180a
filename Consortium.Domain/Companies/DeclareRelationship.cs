namespace Consortium.Domain.Companies;

/// <summary>
/// Declares business between two companies, or corrects when it runs. Declaring it again as it stands records nothing.
/// </summary>
/// <param name="Company">The supplier, the investor, or one of two partners.</param>
/// <param name="With">The other company.</param>
/// <param name="Kind">What kind of business.</param>
/// <param name="Period">When; both ends are included.</param>
public sealed record DeclareRelationship(CompanyId Company, CompanyId With, RelationshipKind Kind, Period Period)
{
    public static readonly Refusal OneCompany = new(
        "relationship.one-company", "A-04",
        "Une relation commerciale lie deux entreprises différentes : indiquez l'autre entreprise.",
        "A commercial relationship is between two different companies: name the other one.");

    public Outcome<CommercialRelationshipEvent> Decide(CommercialRelationship relationship, DateTimeOffset at)
    {
        if (Company == With)
            return OneCompany;
        if (Period.IsEmpty)
            return Period.EndsBeforeItBegins;
        if (relationship is CommercialRelationship.Recorded recorded && recorded.Period == Period)
            return Outcome.AlreadyDone<CommercialRelationshipEvent>();

        return new CommercialRelationshipEvent.Declared(Company, With, Kind, Period, at);
    }
}
