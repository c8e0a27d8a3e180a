namespace Consortium.Api.Pages;

/// <summary>Parts of a whole, row by row, each part with a pattern of its own; with the table that says the same.</summary>
/// <param name="Caption">What is measured, with its unit.</param>
/// <param name="Label">What a row is.</param>
/// <param name="Parts">The names of the parts, three at most.</param>
/// <param name="Rows">In the order in which they are shown; each with a value for each part.</param>
/// <param name="More">What the table says besides of each row, under this name; null for nothing.</param>
internal sealed record StackedBars(string Caption, string Label, IReadOnlyList<string> Parts, IReadOnlyList<Bar> Rows, (string Name, IReadOnlyList<string> Of)? More)
{
    public const int RowHeight = 34, Width = BarChart.Width, LabelWidth = BarChart.LabelWidth;

    private int Most => Math.Max(1, Rows.Select(row => row.Values.Sum()).DefaultIfEmpty().Max());

    public int Height => Rows.Count * RowHeight + 8;

    /// <summary>The parts of a row that there is something of: which, from where and how long.</summary>
    public IEnumerable<(int Part, int From, int Length, int Value)> PartsOf(Bar row)
    {
        var from = LabelWidth;
        foreach (var (part, value) in row.Values.Index().Where(one => one.Item > 0))
        {
            var length = Math.Max(2, value * (Width - LabelWidth - 60) / Most);
            yield return (part, from, length, value);
            from += length;
        }
    }

    /// <summary>Full, hatched and empty: the colours are not what tells them apart.</summary>
    public static string ClassOf(int part) => part switch { 0 => "part a", 1 => "part hatched", _ => "part c" };

    public static string? FillOf(int part) => part is 1 ? BarChart.FillOf(part) : null;

    public static string NumberOn(int part) => part switch { 0 => "on-a", 1 => "on-hatched", _ => "on-c" };
}
