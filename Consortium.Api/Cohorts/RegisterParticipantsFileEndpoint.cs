using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class RegisterParticipantsFileEndpoint : IEndpoint
{
    /// <summary>The most rows whose report the request itself waits for.</summary>
    private const int MostAtOnce = 500;

    /// <param name="Registered">Rows that made a participant.</param>
    /// <param name="Updated">Rows that said something new of somebody registered.</param>
    /// <param name="Already">Rows that said nothing new of somebody registered.</param>
    /// <param name="Refused">Rows that were not taken.</param>
    /// <param name="IgnoredColumns">Headers of the columns that nobody reads.</param>
    /// <param name="Rows">Each row, in the order of the file.</param>
    internal sealed record Report(
        Guid Id, int Registered, int Updated, int Already, int Refused, IReadOnlyList<string> IgnoredColumns, IReadOnlyList<RowReport> Rows);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cohorts/{cohort:guid}/participants/file", Handle)
        .WithName("RegisterParticipantsFile")
        .WithSummary("Registers the people of a CSV file row by row, or says more of them; a refused row never sinks the others. A coordinator's file has a column that names each person's company. More than 500 rows are read after the answer.")
        .WithTags("Cohorts")
        .Accepts<string>("text/csv")
        .Produces<Report>()
        .Produces<GetParticipantFileEndpoint.Progress>(StatusCodes.Status202Accepted)
        .WithRequestTimeout(TimeSpan.FromMinutes(1))
        .ReportsAgain();

    private static async Task<IResult> Handle(
        Guid cohort,
        HttpRequest request,
        ActRequest act,
        ParticipantFiles files,
        IEventStreams streams,
        Reader reader,
        Databases databases,
        TimeProvider clock,
        CancellationToken ct)
    {
        var (file, company, bytes) = (act.NewId("participant-file"), act.Caller.Company, await Spreadsheet.Sent(request, ct));
        var words = await files.WordsOf(company, ct);
        var reading = ParticipantFile.Read(bytes, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), words, await files.CompaniesIn(company, ct));
        if (reading.Refusal is { } refusal)
            return Answer.Refused(refusal);
        if (await streams.Load<Cohort>(cohort, ct) is not { State: Cohort.Open })
            return Answer.Refused(Cohort.NotFound);

        var keep = await files.Keep(file, company, new CohortId(cohort), bytes, words, reading.Rows.Count, ct);
        if (reading.Rows.Count > MostAtOnce)
            return await Later(file, cohort, keep, act, streams, reader, ct);

        await databases.Engine.Run([keep], ct);
        while (await files.ReadOn(file, ct))
        {
        }

        await databases.Engine.Run(act.Keep(StatusCodes.Status200OK), ct);
        var rows = await GetParticipantFileEndpoint.Rows(act.Caller, reader, file, status: null, ct);
        return TypedResults.Ok(new Report(
            file,
            rows.Count(row => row.Status is RowStatus.Registered),
            rows.Count(row => row.Status is RowStatus.Updated),
            rows.Count(row => row.Status is RowStatus.Already),
            rows.Count(row => row.Status is RowStatus.Refused),
            await files.IgnoredColumns(file, ct),
            rows));
    }

    private static async Task<IResult> Later(
        Guid file, Guid cohort, SqlStatement keep, ActRequest act, IEventStreams streams, Reader reader, CancellationToken ct)
    {
        var location = $"/api/v1/participant-files/{file}";
        await streams.Decide(
            [StreamAddress.Of<Cohort>(cohort)],
            _ => new Recording(null)
            {
                Announcements = [new Announcement(new ReadParticipantFile(file))],
                Alongside = [keep, .. act.Keep(StatusCodes.Status202Accepted, location)],
            },
            ct);
        return TypedResults.Accepted(location, await GetParticipantFileEndpoint.Find(act.Caller, reader, file, ct));
    }
}
