namespace Consortium.Api.Reports;

/// <summary>Companies around a circle and arrows from who lends to who receives, the more missions the thicker.</summary>
internal sealed record NetworkPicture(IReadOnlyList<NetworkPicture.Node> Nodes, IReadOnlyList<NetworkPicture.Arrow> Arrows)
{
    /// <summary>With more companies no arrow could be told from another; the table serves alone.</summary>
    public const int MostCompanies = 24;

    public const int Width = 800, Height = 520;
    private const int Radius = 190, Dot = 9;

    /// <param name="Anchor">The side of the label that touches the node.</param>
    internal sealed record Node(string Name, int X, int Y, int LabelX, int LabelY, string Anchor);

    internal sealed record Arrow(string Path, int Thickness);

    public static NetworkPicture Of(IReadOnlyList<(Guid Company, string Name)> companies, IReadOnlyList<ReportNetworkEndpoint.Loan> loans)
    {
        var most = Math.Max(1, loans.Select(loan => loan.Missions).DefaultIfEmpty().Max());
        var places = companies.Select((company, place) => (company.Company, Angle: Math.Tau * place / companies.Count - Math.PI / 2))
            .ToDictionary(one => one.Company, one => one.Angle);
        return new(
            [.. companies.Select(company => NodeAt(company.Name, places[company.Company]))],
            [.. loans.Select(loan => new Arrow(PathBetween(places[loan.From], places[loan.To]), (int)(1 + 5 * loan.Missions / most)))]);
    }

    private static Node NodeAt(string name, double angle)
    {
        var (x, y) = At(angle, Radius);
        var (labelX, labelY) = At(angle, Radius + 18);
        return new(name, x, y, labelX, labelY + 4, Math.Abs(Math.Cos(angle)) < 0.2 ? "middle" : Math.Cos(angle) > 0 ? "start" : "end");
    }

    /// <summary>Bent towards the middle, so that the way there and the way back are two; it ends before the node, where its head is seen.</summary>
    private static string PathBetween(double from, double to)
    {
        var (startX, startY) = At(from, Radius - Dot);
        var (endX, endY) = At(to + (Math.Sin(to - from) > 0 ? -0.05 : 0.05), Radius - Dot - 8);
        var (bendX, bendY) = At(from + (to - from) / 2 + 0.3, Radius / 4);
        return FormattableString.Invariant($"M {startX} {startY} Q {bendX} {bendY} {endX} {endY}");
    }

    private static (int X, int Y) At(double angle, int radius) =>
        ((int)Math.Round(Width / 2 + radius * Math.Cos(angle)), (int)Math.Round(Height / 2 + radius * Math.Sin(angle)));
}
