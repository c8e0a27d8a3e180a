namespace Consortium.Domain;

/// <summary>The rule that stood in the way, in words that a person in human resources can act on.</summary>
/// <remarks>
/// A refusal is a value and an ordinary outcome; exceptions are kept for faults.
/// A code that ends in <c>.unknown</c> says that nothing is there for this caller: an id of another company and an id
/// that never existed are refused with the same value.
/// </remarks>
/// <param name="Code">Stable name; clients key on it, tests compare it.</param>
/// <param name="Rule">Number of the rule or requirement behind it, as L-31 or A-07.</param>
/// <param name="French">One sentence in Québec French, without personal data.</param>
/// <param name="English">The same sentence in English.</param>
public sealed record Refusal(string Code, string Rule, string French, string English)
{
    /// <summary>The facts of this refusal: ids, dates and counts by name, never a name or a text about a person.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The same refusal with one more fact.</summary>
    public Refusal With(string name, object value) =>
        this with { Values = new Dictionary<string, string>(Values) { [name] = FormattableString.Invariant($"{value}") } };

    /// <summary>Two refusals are the same when their codes are: values only say where it happened.</summary>
    public bool Equals(Refusal? other) => other is not null && other.Code == Code;

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}
