namespace Consortium.Domain;

/// <summary>
/// What a decision came to: events to record, or the rule that forbade it.
/// Accepting with no events means that the wish is already fulfilled; a repeated request relies on it.
/// </summary>
/// <param name="Events">What to record, in order; empty when refused or already done.</param>
/// <param name="Refusal">The rule that forbade it, or null.</param>
public sealed record Outcome<TEvent>(IReadOnlyList<TEvent> Events, Refusal? Refusal)
{
    /// <summary>A refusal is an outcome without events.</summary>
    public static implicit operator Outcome<TEvent>(Refusal refusal) => new([], refusal);

    /// <summary>One event is an outcome.</summary>
    public static implicit operator Outcome<TEvent>(TEvent recorded) => new([recorded], null);
}

/// <summary>What a decision over two streams came to: all of it is recorded in one transaction, or none.</summary>
/// <param name="First">Events of the first stream.</param>
/// <param name="Second">Events of the second stream.</param>
/// <param name="Refusal">The rule that forbade it, or null.</param>
public sealed record Outcome<T1, T2>(IReadOnlyList<T1> First, IReadOnlyList<T2> Second, Refusal? Refusal = null)
{
    /// <summary>A refusal is an outcome without events.</summary>
    public static implicit operator Outcome<T1, T2>(Refusal refusal) => new([], [], refusal);
}

/// <summary>What a decision over three streams came to: all of it is recorded in one transaction, or none.</summary>
/// <param name="First">Events of the first stream.</param>
/// <param name="Second">Events of the second stream.</param>
/// <param name="Third">Events of the third stream.</param>
/// <param name="Refusal">The rule that forbade it, or null.</param>
public sealed record Outcome<T1, T2, T3>(
    IReadOnlyList<T1> First, IReadOnlyList<T2> Second, IReadOnlyList<T3> Third, Refusal? Refusal = null)
{
    /// <summary>A refusal is an outcome without events.</summary>
    public static implicit operator Outcome<T1, T2, T3>(Refusal refusal) => new([], [], [], refusal);
}

/// <summary>Names the two ordinary outcomes.</summary>
public static class Outcome
{
    /// <summary>Records these events.</summary>
    public static Outcome<TEvent> Record<TEvent>(params IReadOnlyList<TEvent> events) => new(events, null);

    /// <summary>The wish is already fulfilled: nothing is recorded and nothing is refused.</summary>
    public static Outcome<TEvent> AlreadyDone<TEvent>() => new([], null);
}
