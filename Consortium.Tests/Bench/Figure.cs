using System.Globalization;
using System.Text;

namespace Consortium.Tests.Bench;

/// <summary>What a work came to: the median of its repetitions, their range, and what stands beside it.</summary>
internal sealed record Figure(string Work, string Unit, IReadOnlyList<double> Repetitions, Comparison? Beside = null, Aim? Aim = null)
{
    private static readonly CompositeFormat Line = CompositeFormat.Parse("{0,-44} {1,12} {2,-10} {3,-22} {4,-44} {5}");

    public static string Heading => string.Format(CultureInfo.InvariantCulture, Line, "work", "median", "", "lowest – highest", "beside", "aim");

    public double Median => Samples.At(Repetitions, 0.5);

    public bool? IsMet => Aim?.Met;

    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, Line, Work, Number(Median), Unit, $"{Number(Repetitions.Min())} – {Number(Repetitions.Max())}",
        Beside is { } beside ? $"{beside.With}: {Number(beside.Value)}" : "",
        Aim is { } aim ? $"{aim.Wanted}: {(aim.Met ? "ok" : "missed")}{(aim.Reached is { } reached ? $" ({reached:0.00})" : "")}" : "").TrimEnd();

    private static string Number(double value) => value.ToString(value < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
}

/// <summary>What a figure is compared with.</summary>
internal sealed record Comparison(string With, double Value);

/// <summary>What a figure should reach.</summary>
/// <param name="Reached">The share of the comparison that was reached, when the aim is one.</param>
internal sealed record Aim(string Wanted, bool Met, double? Reached = null)
{
    public static Aim AtLeast(double wanted, IReadOnlyList<double> repetitions, string unit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"≥ {wanted:#,0} {unit}"), Samples.At(repetitions, 0.5) >= wanted);

    public static Aim AtMost(double wanted, IReadOnlyList<double> repetitions, string unit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"≤ {wanted:#,0} {unit}"), Samples.At(repetitions, 0.5) <= wanted);

    /// <summary>Each repetition against the comparison that ran right after it, since the machine's mood changes.</summary>
    public static Aim Share(double wanted, IReadOnlyList<double> repetitions, IReadOnlyList<double> compared)
    {
        var share = Samples.At([.. repetitions.Zip(compared, (one, other) => one / other)], 0.5);
        return new(string.Create(CultureInfo.InvariantCulture, $"≥ {wanted:0.00} of it"), share >= wanted, share);
    }
}

internal static class Samples
{
    /// <summary>The smallest sample that the given share of all do not exceed.</summary>
    public static double At(IReadOnlyList<double> samples, double share) =>
        samples.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * samples.Count) - 1));
}
