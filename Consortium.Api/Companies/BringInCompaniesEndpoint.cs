using Consortium.Api.Database;
using Consortium.Api.Http;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;

namespace Consortium.Api.Companies;

internal sealed class BringInCompaniesEndpoint : IEndpoint
{
    /// <summary>The most companies of one file: the request waits for them.</summary>
    private const int MostRows = 1_000;

    /// <param name="Registered">Rows that made a founding member.</param>
    /// <param name="Already">Rows of companies that were members already, which changed nothing.</param>
    /// <param name="Refused">Rows that were not taken.</param>
    /// <param name="IgnoredColumns">Headers of the columns that nobody reads.</param>
    /// <param name="Rows">Each row, in the order of the file.</param>
    internal sealed record Report(int Registered, int Already, int Refused, IReadOnlyList<string> IgnoredColumns, IReadOnlyList<Row> Rows);

    /// <param name="Line">The line in the file, from 1.</param>
    /// <param name="Company">The company; null when the row was refused.</param>
    /// <param name="Problems">What to correct before the row is sent again.</param>
    internal sealed record Row(int Line, RowStatus Status, CompanyId? Company, IReadOnlyList<CellProblem> Problems);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/companies/file", Handle)
        .WithName("BringInCompanies")
        .WithSummary("Makes the companies of a CSV file founding members row by row; a refused row never sinks the others, and a company that is a member already stays as it is.")
        .WithTags("Companies")
        .Accepts<string>("text/csv")
        .Produces<Report>()
        .WithRequestTimeout(TimeSpan.FromMinutes(1))
        .ReportsAgain();

    private static async Task<IResult> Handle(
        HttpRequest request, ActRequest act, FoundingCompanies companies, Databases databases, CancellationToken ct)
    {
        var sheet = Spreadsheet.Read(await Spreadsheet.Sent(request, ct), CompanyRow.ColumnOf, CompanyRow.Needed, MostRows);
        if (sheet.Refusal is { } refusal)
            return Answer.Refused(refusal);

        var file = act.NewId("companies-file");
        var rows = await companies.BringIn(file, [.. sheet.Rows.Select(CompanyRow.Read)], ct);
        await databases.Engine.Run([FileRow.Note(file, [.. rows]), .. act.Keep(StatusCodes.Status200OK)], ct);
        return TypedResults.Ok(new Report(
            rows.Count(row => row.Status is RowStatus.Registered),
            rows.Count(row => row.Status is RowStatus.Already),
            rows.Count(row => row.Status is RowStatus.Refused),
            sheet.IgnoredColumns,
            [.. rows.Select(row => new Row(row.Line, row.Status, row.Made is { } made ? new CompanyId(made) : null, row.Problems))]));
    }
}
