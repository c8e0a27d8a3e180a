namespace Consortium.Api.Pages;

/// <summary>Figures as bars, with the table that says the same.</summary>
/// <param name="Caption">What is measured, with its unit.</param>
/// <param name="Label">What a row is.</param>
/// <param name="Series">The names of the series, one or two; a bar has a value for each.</param>
/// <param name="Rows">In the order in which they are shown.</param>
internal sealed record BarChart(string Caption, string Label, IReadOnlyList<string> Series, IReadOnlyList<Bar> Rows)
{
    /// <summary>Up to this height a picture may be made smaller to fit; a higher one would become unreadable.</summary>
    public const int Low = 320;

    public const int RowHeight = 30, LabelWidth = 320, Width = 800;

    private int Most => Math.Max(1, Rows.SelectMany(row => row.Values).DefaultIfEmpty().Max());

    /// <summary>Nothing but zeros makes no picture.</summary>
    public bool Draws => Rows.Any(row => row.Values.Any(value => value > 0));

    public int Height => Rows.Count * RowHeight * Series.Count + 8;

    public int Top(int row, int series) => row * RowHeight * Series.Count + series * (RowHeight - 6) + 4;

    /// <summary>The second series is hatched: the colours are not what tells the two apart.</summary>
    public static string ClassOf(int series) => series is 0 ? "a" : "part hatched";

    /// <summary>The layout's pattern, named where it is used: a style sheet would look for it in itself.</summary>
    public static string? FillOf(int series) => series is 0 ? null : "url(#hatch)";

    public int Length(int value) => value * (Width - LabelWidth - 60) / Most;
}

/// <param name="Values">One per series.</param>
internal sealed record Bar(string Label, params IReadOnlyList<int> Values);
