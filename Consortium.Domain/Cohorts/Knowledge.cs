using System.Collections;

namespace Consortium.Domain.Cohorts;

/// <summary>
/// What is known of one attribute of a person. Pairing works on fragments: unknown is not "none", and withheld is an
/// answer that is respected.
/// </summary>
public abstract record Knowledge<T>
{
    private Knowledge() { }

    /// <summary>The value, who said so and on which day.</summary>
    public sealed record Known(T Value, KnowledgeSource Source, DateOnly On) : Knowledge<T>;

    /// <summary>Nobody has said.</summary>
    public sealed record Unknown : Knowledge<T>;

    /// <summary>Asked, and not given, on which day.</summary>
    public sealed record Withheld(KnowledgeSource Source, DateOnly On) : Knowledge<T>;

    /// <summary>The value when it is known.</summary>
    public bool IsKnown(out T value)
    {
        value = this is Known known ? known.Value : default!;
        return this is Known;
    }

    /// <summary>
    /// Whether both say the same, whoever said it and on whichever day. Lists say the same when their elements do, in order.
    /// </summary>
    public bool SaysTheSameAs(Knowledge<T> other) => (this, other) switch
    {
        (Known mine, Known theirs) => Same(mine.Value, theirs.Value),
        _ => GetType() == other.GetType(),
    };

    private static bool Same(object? mine, object? theirs) => (mine, theirs) switch
    {
        (string, string) => mine.Equals(theirs),
        (IEnumerable one, IEnumerable other) => one.Cast<object>().SequenceEqual(other.Cast<object>()),
        _ => Equals(mine, theirs),
    };
}

/// <summary>How much is known of an attribute, without the value.</summary>
public enum KnowledgeState
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>Somebody has said.</summary>
    Known,

    /// <summary>Asked, and not given.</summary>
    Withheld,
}

/// <summary>Who an attribute comes from.</summary>
public enum KnowledgeSource
{
    /// <summary>The member company's human resources.</summary>
    HumanResources,

    /// <summary>The person.</summary>
    Participant,

    /// <summary>The pairing coordinator.</summary>
    Coordinator,
}
