using System.Globalization;
using System.Text;
using Repetitions = System.Collections.Generic.OrderedDictionary<string, System.Collections.Generic.List<double>>;

namespace Consortium.Tests.Bench;

/// <summary>What a work came to: the median of its repetitions and their range.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Engine">By which engine, or by the bare statement under pgbench.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Repetitions">One value per round.</param>
/// <param name="Share">What the Npgsql engine came to, as a share of this one.</param>
/// <param name="Aims">What it should reach, and what the Npgsql engine should reach of it.</param>
internal sealed record Figure(string Work, string Engine, string Unit, IReadOnlyList<double> Repetitions, double? Share, IReadOnlyList<Aim> Aims)
{
    private static readonly CompositeFormat Line = CompositeFormat.Parse("{0,-44} {1,-12} {2,10} {3,-11} {4,-20} {5,12}  {6}");

    public static string Heading => string.Format(
        CultureInfo.InvariantCulture, Line, "work", "engine", "median", "", "lowest – highest", "npgsql of it", "aims").TrimEnd();

    public double Median => Samples.At(Repetitions, 0.5);

    /// <summary>More is better.</summary>
    /// <param name="work">What was done.</param>
    /// <param name="unit">Of what.</param>
    /// <param name="taken">What everybody's repetitions came to.</param>
    /// <param name="wanted">What each engine should reach.</param>
    /// <param name="ofStatement">What the Npgsql engine should reach of the bare statement.</param>
    public static IReadOnlyList<Figure> Rates(string work, string unit, Repetitions taken, double? wanted = null, double? ofStatement = null) => Each(
        work, unit, taken, wanted is { } least ? value => new($"≥ {Number(least)} {unit}", value >= least) : null,
        (engine, share) => (engine == PgBench.Name ? ofStatement : 1) is { } least ? new Aim($"npgsql ≥ {Number(least)} of it", share >= least) : null);

    /// <summary>Less is better.</summary>
    public static IReadOnlyList<Figure> Waits(string work, Repetitions taken, double? wanted = null) => Each(
        work, "ms", taken, wanted is { } most ? value => new($"≤ {Number(most)} ms", value <= most) : null,
        (_, share) => new Aim($"npgsql ≤ {Number(1)} of it", share <= 1));

    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, Line, Work, Engine, Number(Median), Unit, $"{Number(Repetitions.Min())} – {Number(Repetitions.Max())}",
        Share is { } share ? Number(share) : "", string.Join(", ", Aims)).TrimEnd();

    private static IReadOnlyList<Figure> Each(
        string work, string unit, Repetitions taken, Func<double, Aim>? own, Func<string, double, Aim?> compared)
    {
        var npgsql = taken.GetValueOrDefault(Contender.Npgsql);
        return
        [
            .. from one in taken
               let engine = one.Key
               // Each repetition against the one of the same round.
               let shares = engine == Contender.Npgsql ? null : npgsql?.Zip(one.Value, (mine, its) => mine / its).ToList()
               let share = shares is null ? default(double?) : Samples.At(shares, 0.5)
               let ofItself = engine == PgBench.Name ? null : own?.Invoke(Samples.At(one.Value, 0.5))
               let ofNpgsql = share is { } reached ? compared(engine, reached) : null
               select new Figure(work, engine, unit, one.Value, share, [.. new[] { ofItself, ofNpgsql }.OfType<Aim>()]),
        ];
    }

    private static string Number(double value) => value.ToString(value < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
}

internal sealed record Aim(string Wanted, bool Met)
{
    public override string ToString() => $"{Wanted}: {(Met ? "ok" : "missed")}";
}

internal static class Samples
{
    /// <summary>The smallest sample that the given share of all do not exceed.</summary>
    public static double At(IReadOnlyList<double> samples, double share) =>
        samples.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * samples.Count) - 1));
}
