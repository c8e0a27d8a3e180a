using System.Collections.Immutable;

namespace Consortium.Domain.Companies;

/// <summary>
/// Two companies that must never be paired, in either direction, nor any two of their groups (A-06, L-19). Each side has a
/// declaration of its own, and the committee may impose one; the pair is kept apart while any of them runs. A side that
/// agrees to the end says so without learning whether the other ever declared anything (L-21).
/// </summary>
public abstract record CompetitorExclusion : IState<CompetitorExclusion, CompetitorExclusionEvent>
{
    private CompetitorExclusion() { }

    /// <summary>Nothing was said between the two.</summary>
    public sealed record None : CompetitorExclusion;

    /// <summary>Something was said.</summary>
    /// <param name="Pair">The two companies.</param>
    /// <param name="Declared">What each side declared.</param>
    /// <param name="Imposed">What the committee imposed, if it did.</param>
    /// <param name="AgreedToEnd">The sides that would have every declaration between the two end, until they declare anew.</param>
    public sealed record Standing(
        CompanyPair Pair,
        ImmutableDictionary<CompanyId, ExclusionGrounds> Declared,
        ExclusionGrounds? Imposed,
        ImmutableHashSet<CompanyId> AgreedToEnd) : CompetitorExclusion
    {
        /// <summary>The declarations that keep the two apart on a day.</summary>
        public IEnumerable<ExclusionGrounds> On(DateOnly day) =>
            (Imposed is null ? Declared.Values : Declared.Values.Append(Imposed)).Where(grounds => grounds.Period.Covers(day));
    }

    /// <inheritdoc/>
    public static CompetitorExclusion Initial { get; } = new None();

    /// <summary>One stream per unordered pair of companies.</summary>
    public static Guid StreamOf(CompanyPair pair) => DerivedId.Of("competitor-exclusion", pair.Low.Value, pair.High.Value);

    /// <inheritdoc/>
    public static CompetitorExclusion Evolve(CompetitorExclusion state, CompetitorExclusionEvent recorded)
    {
        var before = state as Standing ?? new Standing(recorded.Between(), ImmutableDictionary<CompanyId, ExclusionGrounds>.Empty, null, []);
        return recorded switch
        {
            CompetitorExclusionEvent.Declared e => before with
            {
                Declared = before.Declared.SetItem(e.By, e.Grounds),
                AgreedToEnd = before.AgreedToEnd.Remove(e.By),
            },
            CompetitorExclusionEvent.EndAgreed e => before with
            {
                Declared = before.AgreedToEnd.Contains(e.Against) ? before.Declared.Clear() : before.Declared,
                AgreedToEnd = before.AgreedToEnd.Add(e.By),
            },
            CompetitorExclusionEvent.Imposed e => before with { Imposed = e.Grounds },
            CompetitorExclusionEvent.Removed => before with { Declared = before.Declared.Clear(), Imposed = null },
            _ => state,
        };
    }
}

/// <summary>When and on what ground two companies are kept apart.</summary>
/// <param name="Period">The days on which no pair may join them; both ends are included.</param>
/// <param name="IsDirect">Whether the two are direct competitors: then nobody can waive it (L-20).</param>
/// <param name="Reason">Why, for the declaring company and the coordinators alone (L-21).</param>
public sealed record ExclusionGrounds(Period Period, bool IsDirect, KeptText? Reason);

/// <summary>What happens to an exclusion.</summary>
public abstract record CompetitorExclusionEvent
{
    private CompetitorExclusionEvent() { }

    /// <summary>The two companies that it is about.</summary>
    public CompanyPair Between() => this switch
    {
        Declared e => CompanyPair.Of(e.By, e.Against),
        EndAgreed e => CompanyPair.Of(e.By, e.Against),
        Imposed e => CompanyPair.Of(e.Company, e.Member),
        Removed e => CompanyPair.Of(e.Company, e.Member),
        _ => default,
    };

    /// <summary>One side declared that the two must not be paired; it takes the place of what that side declared before.</summary>
    public sealed record Declared(CompanyId By, CompanyId Against, ExclusionGrounds Grounds, DateTimeOffset At) : CompetitorExclusionEvent;

    /// <summary>One side agreed that every declaration between the two may end; they end once the other side agreed too.</summary>
    public sealed record EndAgreed(CompanyId By, CompanyId Against, DateTimeOffset At) : CompetitorExclusionEvent;

    /// <summary>The committee admitted a company on the condition that it is kept apart from this member (L-17).</summary>
    public sealed record Imposed(CompanyId Company, CompanyId Member, ExclusionGrounds Grounds, BallotId Ballot, DateTimeOffset At) : CompetitorExclusionEvent;

    /// <summary>The committee removed everything that stood between the two.</summary>
    public sealed record Removed(CompanyId Company, CompanyId Member, BallotId Ballot, DateTimeOffset At) : CompetitorExclusionEvent;
}
