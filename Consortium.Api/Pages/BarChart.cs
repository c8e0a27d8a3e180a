namespace Consortium.Api.Pages;

/// <summary>Figures as bars, with the table that says the same.</summary>
/// <param name="Caption">What is measured, with its unit.</param>
/// <param name="Label">What a row is.</param>
/// <param name="Series">The names of the series, one or two; a bar has a value for each.</param>
/// <param name="Rows">In the order in which they are shown.</param>
internal sealed record BarChart(string Caption, string Label, IReadOnlyList<string> Series, IReadOnlyList<Bar> Rows)
{
    public const int RowHeight = 30, LabelWidth = 260, Width = 800;

    private int Most => Math.Max(1, Rows.SelectMany(row => row.Values).DefaultIfEmpty().Max());

    public int Height => Rows.Count * RowHeight * Series.Count + 8;

    public int Top(int row, int series) => row * RowHeight * Series.Count + series * (RowHeight - 6) + 4;

    public int Length(int value) => value * (Width - LabelWidth - 60) / Most;
}

/// <param name="Values">One per series.</param>
internal sealed record Bar(string Label, params IReadOnlyList<int> Values);
