using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>The numbers of the programme as the committee has left them.</summary>
/// <param name="Changed">The numbers that a decision changed; the others are at their default.</param>
/// <param name="Ballots">The ballots whose decisions are in them.</param>
public sealed record Policy(ImmutableSortedDictionary<PolicyNumber, int> Changed, ImmutableHashSet<BallotId> Ballots) : IState<Policy, PolicyEvent>
{
    /// <summary>One consortium has one policy, so its stream is fixed.</summary>
    public static Guid Stream { get; } = DerivedId.Of("policy");

    /// <inheritdoc/>
    public static Policy Initial { get; } = new(ImmutableSortedDictionary<PolicyNumber, int>.Empty, []);

    /// <summary>The value in force.</summary>
    public int this[PolicyNumber number] => Changed.GetValueOrDefault(number, PolicyRange.Of(number).Default);

    /// <inheritdoc/>
    public static Policy Evolve(Policy state, PolicyEvent recorded) => recorded switch
    {
        PolicyEvent.Changed e => new Policy(state.Changed.SetItem(e.Number, e.Value), state.Ballots.Add(e.Ballot)),
        _ => state,
    };
}

/// <summary>What a policy's number may be, in its own unit.</summary>
/// <param name="Default">Until the committee decides otherwise.</param>
/// <param name="Lowest">The lowest value, included.</param>
/// <param name="Highest">The highest value, included.</param>
public sealed record PolicyRange(int Default, int Lowest, int Highest)
{
    /// <summary>The range of a number. The longest tail is bounded by L-06, the look-back by the practice that L-26 cites.</summary>
    public static PolicyRange Of(PolicyNumber number) => number switch
    {
        PolicyNumber.ObjectionWindowWorkingDays => new PolicyRange(5, 2, 30),
        PolicyNumber.BallotLengthDays => new PolicyRange(7, 1, 60),
        PolicyNumber.LongestCovenantTailMonths => new PolicyRange(6, 0, 12),
        PolicyNumber.ConflictLookBackYears => new PolicyRange(3, 1, 5),
        _ => throw new ArgumentOutOfRangeException(nameof(number)),
    };

    /// <summary>Whether a value may be decided on.</summary>
    public bool Allows(int value) => value >= Lowest && value <= Highest;
}

/// <summary>What happens to the policy.</summary>
public abstract record PolicyEvent
{
    private PolicyEvent() { }

    /// <summary>A decision of the committee changed a number.</summary>
    public sealed record Changed(PolicyNumber Number, int Value, BallotId Ballot, DateTimeOffset At) : PolicyEvent;
}
