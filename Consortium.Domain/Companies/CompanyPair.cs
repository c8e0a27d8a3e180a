namespace Consortium.Domain.Companies;

/// <summary>Two companies in no order: what holds between the one and the other holds between the other and the one.</summary>
/// <param name="Low">The one with the lower id.</param>
/// <param name="High">The other.</param>
public readonly record struct CompanyPair(CompanyId Low, CompanyId High)
{
    /// <summary>The pair of the two, whichever is named first.</summary>
    public static CompanyPair Of(CompanyId one, CompanyId other) =>
        one.Value.CompareTo(other.Value) < 0 ? new CompanyPair(one, other) : new CompanyPair(other, one);
}
