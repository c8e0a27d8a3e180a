using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class PreviewParticipantsFileEndpoint : IEndpoint
{
    /// <param name="Registered">Rows that would make a participant.</param>
    /// <param name="Updated">Rows that would say something new of somebody registered.</param>
    /// <param name="Already">Rows that would say nothing new of somebody registered.</param>
    /// <param name="Refused">Rows that would not be taken.</param>
    /// <param name="Columns">The headers that are read, each with the column that it is taken for.</param>
    /// <param name="IgnoredColumns">Headers of the columns that nobody reads.</param>
    /// <param name="Rows">Each row, in the order of the file; nobody new has an id yet.</param>
    internal sealed record Preview(
        int Registered,
        int Updated,
        int Already,
        int Refused,
        IReadOnlyList<ParticipantFile.ReadColumn> Columns,
        IReadOnlyList<string> IgnoredColumns,
        IReadOnlyList<RowReport> Rows);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cohorts/{cohort:guid}/participants/file/preview", Handle)
        .WithName("PreviewParticipantsFile")
        .WithSummary("Says row by row what sending a CSV file of people would do, and records nothing.")
        .WithTags("Cohorts")
        .Accepts<string>("text/csv")
        .Produces<Preview>()
        .WithRequestTimeout(TimeSpan.FromMinutes(1))
        .ReportsAgain();

    private static async Task<IResult> Handle(
        Guid cohort,
        HttpRequest request,
        ActRequest act,
        ParticipantFiles files,
        IEventStreams streams,
        Databases databases,
        TimeProvider clock,
        CancellationToken ct)
    {
        var (company, bytes) = (act.Caller.Company, await Spreadsheet.Sent(request, ct));
        var reading = ParticipantFile.Read(
            bytes, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), await files.WordsOf(company, ct), await files.CompaniesIn(company, ct));
        if (reading.Refusal is { } refusal)
            return Answer.Refused(refusal);
        if (await streams.Load<Cohort>(cohort, ct) is not { State: Cohort.Open })
            return Answer.Refused(Cohort.NotFound);

        var rows = await files.Preview(company, new CohortId(cohort), reading.Rows, ct);
        await databases.Engine.Run(act.Keep(StatusCodes.Status200OK), ct);
        return TypedResults.Ok(new Preview(
            rows.Count(row => row.Status is RowStatus.Registered),
            rows.Count(row => row.Status is RowStatus.Updated),
            rows.Count(row => row.Status is RowStatus.Already),
            rows.Count(row => row.Status is RowStatus.Refused),
            reading.Columns,
            reading.IgnoredColumns,
            rows));
    }
}
