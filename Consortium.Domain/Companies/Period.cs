namespace Consortium.Domain.Companies;

/// <summary>A run of days.</summary>
/// <param name="From">The first day, included.</param>
/// <param name="Until">The last day, included; null while no end is known.</param>
public readonly record struct Period(DateOnly From, DateOnly? Until)
{
    /// <summary>The act asks for a period that ends before it begins.</summary>
    public static readonly Refusal EndsBeforeItBegins = new(
        "period.ends-before-it-begins", "L-18",
        "La période finit avant de commencer : la dernière journée ne précède pas la première.",
        "The period ends before it begins: the last day is not before the first.");

    /// <summary>Whether there is no day in it.</summary>
    internal bool IsEmpty => Until < From;

    /// <summary>Whether a day is part of it. Both ends are.</summary>
    public bool Covers(DateOnly day) => From <= day && !(Until < day);

    /// <summary>The same run, ended on a day at the latest, that day included.</summary>
    public Period EndingOn(DateOnly lastDay) => Until < lastDay ? this : this with { Until = lastDay };

    /// <summary>The shortest run that holds both.</summary>
    public Period Including(Period other) => new(
        From < other.From ? From : other.From,
        Until is { } one && other.Until is { } another ? one > another ? one : another : null);
}
