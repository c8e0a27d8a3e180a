namespace Consortium.Domain.Companies;

/// <summary>
/// Business between two companies, typed, directed and dated. It keeps nobody apart; it is disclosed to both
/// participants and to the committee, and people who manage the account are not paired over it (L-28).
/// </summary>
public abstract record CommercialRelationship : IState<CommercialRelationship, CommercialRelationshipEvent>
{
    /// <summary>No such relationship of the two is recorded.</summary>
    public static readonly Refusal NotFound = new(
        "relationship.unknown", "A-04",
        "Aucune relation de ce genre n'est consignée entre ces deux entreprises.",
        "No relationship of this kind is recorded between these two companies.");

    private CommercialRelationship() { }

    /// <summary>Nothing was recorded.</summary>
    public sealed record None : CommercialRelationship;

    /// <summary>Recorded, running or past.</summary>
    /// <param name="Company">The supplier, the investor, or one of two partners.</param>
    /// <param name="With">The client, the company invested in, or the other partner.</param>
    /// <param name="Kind">What kind of business.</param>
    /// <param name="Period">When; both ends are included.</param>
    public sealed record Recorded(CompanyId Company, CompanyId With, RelationshipKind Kind, Period Period) : CommercialRelationship;

    /// <summary>One stream per kind, company and counterpart.</summary>
    public static Guid StreamOf(CompanyId company, CompanyId with, RelationshipKind kind)
    {
        // Partners stand on the same side, so the order in which they are named means nothing.
        var pair = CompanyPair.Of(company, with);
        return kind is RelationshipKind.Partners
            ? DerivedId.Of("partners", pair.Low.Value, pair.High.Value)
            : DerivedId.Of(kind is RelationshipKind.Supplies ? "supplies" : "invests-in", company.Value, with.Value);
    }

    /// <inheritdoc/>
    public static CommercialRelationship Initial { get; } = new None();

    /// <inheritdoc/>
    public static CommercialRelationship Evolve(CommercialRelationship state, CommercialRelationshipEvent recorded) => (state, recorded) switch
    {
        (_, CommercialRelationshipEvent.Declared e) => new Recorded(e.Company, e.With, e.Kind, e.Period),
        (Recorded relationship, CommercialRelationshipEvent.Ended e) => relationship with { Period = relationship.Period.EndingOn(e.LastDay) },
        _ => state,
    };
}

/// <summary>What the one company is to the other.</summary>
public enum RelationshipKind
{
    /// <summary>It supplies the other, which is its client.</summary>
    Supplies,

    /// <summary>It holds shares of the other, or lends to it, without controlling it.</summary>
    InvestsIn,

    /// <summary>The two work together, each for itself.</summary>
    Partners,
}

/// <summary>What happens to a relationship.</summary>
public abstract record CommercialRelationshipEvent
{
    private CommercialRelationshipEvent() { }

    /// <summary>The stream of the relationship that it is about.</summary>
    internal Guid Stream => this switch
    {
        Declared e => CommercialRelationship.StreamOf(e.Company, e.With, e.Kind),
        Ended e => CommercialRelationship.StreamOf(e.Company, e.With, e.Kind),
        _ => default,
    };

    /// <summary>The relationship was declared, or its period changed.</summary>
    public sealed record Declared(CompanyId Company, CompanyId With, RelationshipKind Kind, Period Period, DateTimeOffset At) : CommercialRelationshipEvent;

    /// <summary>The relationship ends.</summary>
    /// <param name="Company">The supplier, the investor, or one of two partners.</param>
    /// <param name="With">The other company.</param>
    /// <param name="Kind">What kind of business.</param>
    /// <param name="LastDay">The last day, included.</param>
    /// <param name="At">When it was recorded.</param>
    public sealed record Ended(CompanyId Company, CompanyId With, RelationshipKind Kind, DateOnly LastDay, DateTimeOffset At) : CommercialRelationshipEvent;
}
