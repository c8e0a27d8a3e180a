using Consortium.Api.Database;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class RegisterParticipantsFileEndpoint : IEndpoint
{
    /// <summary>How far a request is read: about 10,000 rows of 500 characters.</summary>
    private const int MostBytes = 5_000_000;

    /// <param name="Registered">Rows that made a participant.</param>
    /// <param name="Already">Rows whose person this file, or an earlier one, had registered.</param>
    /// <param name="Refused">Rows that were not taken.</param>
    /// <param name="IgnoredColumns">Headers of the columns that nobody reads.</param>
    /// <param name="Rows">Each row, in the order of the file.</param>
    internal sealed record Report(int Registered, int Already, int Refused, IReadOnlyList<string> IgnoredColumns, IReadOnlyList<RowReport> Rows);

    /// <param name="Line">The line in the file, from 1.</param>
    /// <param name="Problems">What to correct before the row is sent again.</param>
    internal sealed record RowReport(int Line, RowStatus Status, ParticipantId? Participant, IReadOnlyList<CellProblem> Problems);

    internal enum RowStatus
    {
        Registered,
        Already,
        Refused,
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cohorts/{cohort:guid}/participants/file", Handle)
        .WithName("RegisterParticipantsFile")
        .WithSummary("Registers the people of a CSV file row by row; a refused row never sinks the others.")
        .WithTags("Cohorts")
        .Accepts<string>("text/csv")
        .Produces<Report>()
        .WithRequestTimeout(TimeSpan.FromMinutes(10))
        .ReportsAgain();

    private static async Task<IResult> Handle(
        Guid cohort, HttpRequest request, ActRequest act, Registration registration, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        if (body.Length > MostBytes)
            return Answer.Refused(ParticipantFile.TooManyRows);

        var reading = ParticipantFile.Read(body.GetBuffer().AsMemory(0, (int)body.Length), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (reading.Refusal is { } refusal)
            return Answer.Refused(refusal);

        var (edition, company) = (new CohortId(cohort), act.Caller.Company!.Value);
        var rows = new List<RowReport>(reading.Rows.Count);
        foreach (var row in reading.Rows)
        {
            if (row.Person is not { } person)
            {
                rows.Add(new RowReport(row.Line, RowStatus.Refused, null, row.Problems));
                continue;
            }

            // The row's id follows from the request's key, so the same file sent again under it finds each row done.
            var id = new ParticipantId(act.NewId("participant", row.Line));
            var decided = await registration.Register(id, edition, company, person, [], ct);
            if (decided.Refusal == Cohort.NotFound)
                return Answer.Refused(decided.Refusal);
            rows.Add(decided.Refusal is { } no
                ? new RowReport(row.Line, no == Registration.AlreadyRegistered ? RowStatus.Already : RowStatus.Refused, null, [Problem(no)])
                : new RowReport(row.Line, RowStatus.Registered, id, []));
        }

        await databases.Engine.Run(act.Keep(StatusCodes.Status200OK), ct);
        return TypedResults.Ok(new Report(
            rows.Count(row => row.Status is RowStatus.Registered),
            rows.Count(row => row.Status is RowStatus.Already),
            rows.Count(row => row.Status is RowStatus.Refused),
            reading.IgnoredColumns,
            rows));
    }

    private static CellProblem Problem(Refusal refusal) => new("", refusal.Code, refusal.Rule, refusal.French, refusal.English);
}
