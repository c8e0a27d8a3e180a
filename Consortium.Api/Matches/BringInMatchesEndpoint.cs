using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Matches;

internal sealed class BringInMatchesEndpoint : IEndpoint
{
    /// <summary>The most pairs of one file: the request waits for them.</summary>
    private const int MostRows = 1_000;

    /// <param name="Registered">Rows that made a match.</param>
    /// <param name="Already">Rows of pairs that were brought in already, which changed nothing.</param>
    /// <param name="Refused">Rows that were not taken.</param>
    /// <param name="IgnoredColumns">Headers of the columns that nobody reads.</param>
    /// <param name="Rows">Each row, in the order of the file.</param>
    internal sealed record Report(int Registered, int Already, int Refused, IReadOnlyList<string> IgnoredColumns, IReadOnlyList<Row> Rows);

    /// <param name="Line">The line in the file, from 1.</param>
    /// <param name="Match">The match; null when the row was refused.</param>
    /// <param name="Problems">What to correct before the row is sent again, or the rule that forbids the pair.</param>
    /// <param name="StillOpen">What nobody has answered yet, although the pair was taken: somebody has to be asked.</param>
    internal sealed record Row(
        int Line, RowStatus Status, MatchId? Match, IReadOnlyList<CellProblem> Problems, IReadOnlyList<CellProblem> StillOpen);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cohorts/{cohort:guid}/matches/file", Handle)
        .WithName("BringInMatches")
        .WithSummary("Brings in the running pairs of a CSV file row by row: each is active since its day, marked as brought in, and was decided on by no committee.")
        .WithTags("Matches")
        .Accepts<string>("text/csv")
        .Produces<Report>()
        .WithRequestTimeout(TimeSpan.FromMinutes(1))
        .ReportsAgain();

    private static async Task<IResult> Handle(
        Guid cohort, HttpRequest request, ActRequest act, RunningPairs pairs, IEventStreams streams, Databases databases, CancellationToken ct)
    {
        var sheet = Spreadsheet.Read(await Spreadsheet.Sent(request, ct), PairRow.ColumnOf, PairRow.Needed, MostRows);
        if (sheet.Refusal is { } refusal)
            return Answer.Refused(refusal);
        if (await streams.Load<Cohort>(cohort, ct) is not { State: Cohort.Open edition })
            return Answer.Refused(Cohort.NotFound);

        var file = act.NewId("matches-file");
        var rows = await pairs.BringIn(file, edition.Id, edition, new CoordinatorId(act.Caller.Principal), [.. sheet.Rows.Select(PairRow.Read)], ct);
        await databases.Engine.Run([FileRow.Note(file, [.. rows]), .. act.Keep(StatusCodes.Status200OK)], ct);
        return TypedResults.Ok(new Report(
            rows.Count(row => row.Status is RowStatus.Registered),
            rows.Count(row => row.Status is RowStatus.Already),
            rows.Count(row => row.Status is RowStatus.Refused),
            sheet.IgnoredColumns,
            [.. rows.Select(row => new Row(row.Line, row.Status, row.Made is { } made ? new MatchId(made) : null, row.Problems, row.StillOpen))]));
    }
}
