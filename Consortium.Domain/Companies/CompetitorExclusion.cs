namespace Consortium.Domain.Companies;

/// <summary>
/// Two companies that must never be paired, in either direction (A-06, L-19). Either side may declare it; why is confidential
/// and not part of the record (L-21).
/// </summary>
public abstract record CompetitorExclusion : IState<CompetitorExclusion, CompetitorExclusionEvent>
{
    private CompetitorExclusion() { }

    /// <summary>Nothing was declared between the two.</summary>
    public sealed record None : CompetitorExclusion;

    /// <summary>Declared.</summary>
    /// <param name="From">The first day on which no pair may join the two companies, included.</param>
    public sealed record Declared(CompanyId By, CompanyId Against, DateOnly From) : CompetitorExclusion;

    /// <inheritdoc/>
    public static CompetitorExclusion Initial { get; } = new None();

    /// <summary>One stream per unordered pair of companies: both sides declare on the same one.</summary>
    public static Guid StreamOf(CompanyId one, CompanyId other)
    {
        var (low, high) = one.Value.CompareTo(other.Value) < 0 ? (one, other) : (other, one);
        return DerivedId.Of("competitor-exclusion", low.Value, high.Value);
    }

    /// <inheritdoc/>
    public static CompetitorExclusion Evolve(CompetitorExclusion state, CompetitorExclusionEvent recorded) => recorded switch
    {
        CompetitorExclusionEvent.Declared e => new Declared(e.By, e.Against, e.From),
        _ => state,
    };
}

/// <summary>What happens to an exclusion.</summary>
public abstract record CompetitorExclusionEvent
{
    private CompetitorExclusionEvent() { }

    /// <summary>One company declared that it and the other must not be paired from a day on, that day included.</summary>
    public sealed record Declared(CompanyId By, CompanyId Against, DateOnly From, DateTimeOffset At) : CompetitorExclusionEvent;
}
