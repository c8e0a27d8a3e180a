using System.Globalization;
using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;

namespace Consortium.Api.Cohorts;

internal sealed class GetParticipantFileEndpoint : IEndpoint
{
    public static readonly Refusal NotFound = new(
        "participant-file.unknown", "L-39", "Aucun fichier ne porte cet identifiant.", "No file has this id.");

    private static readonly string[] Statuses = [.. Enum.GetValues<RowStatus>().Select(StoredJson.Word)];

    /// <summary>How far a file is.</summary>
    /// <param name="State">reading until every row was read, then read.</param>
    /// <param name="Rows">Rows in all.</param>
    /// <param name="Done">Rows that were read.</param>
    internal sealed record Progress(
        Guid Id, Guid Cohort, string State, int Rows, int Done, int Registered, int Updated, int Already, int Refused, DateTimeOffset SentAt, DateTimeOffset? FinishedAt);

    internal sealed record Report(IReadOnlyList<RowReport> Items);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/participant-files/{file:guid}", One)
            .WithName("GetParticipantFile")
            .WithSummary("How far a file of people is, and what became of its rows so far.")
            .WithTags("Cohorts")
            .Produces<Progress>();
        api.MapGet("/participant-files/{file:guid}/rows", RowsOf)
            .WithName("ListParticipantFileRows")
            .WithSummary("The report on each row that was read, as JSON or, when asked for, as CSV.")
            .WithTags("Cohorts")
            .Produces<Report>();
    }

    public static async Task<Progress?> Find(Scope caller, Reader reader, Guid file, CancellationToken ct) => (await reader.Query(
        caller,
        $"""
        select f.cohort, f.rows, f.done, f.sent_at, f.finished_at,
            count(r.line) filter (where status = 'registered'), count(r.line) filter (where status = 'updated'),
            count(r.line) filter (where status = 'already'), count(r.line) filter (where status = 'refused')
        from consortium.participant_file f left join consortium.participant_file_row r using (file)
        where {Scope.OfCompany("f.company")} and file = @file group by f.file
        """,
        row => new Progress(
            file,
            row.GetGuid(0),
            row.IsDBNull(4) ? "reading" : "read",
            row.GetInt32(1),
            row.GetInt32(2),
            (int)row.GetInt64(5),
            (int)row.GetInt64(6),
            (int)row.GetInt64(7),
            (int)row.GetInt64(8),
            row.GetFieldValue<DateTimeOffset>(3),
            row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4)),
        ct,
        ("file", file))).SingleOrDefault();

    public static Task<IReadOnlyList<RowReport>> Rows(Scope caller, Reader reader, Guid file, string? status, CancellationToken ct) => reader.Query(
        caller,
        $"""
        select line, status, participant, problems::text from consortium.participant_file_row
        where {Scope.OfCompany("company")} and file = @file and (@status::varchar is null or status = @status) order by line
        """,
        row => new RowReport(
            row.GetInt32(0),
            Enum.Parse<RowStatus>(row.GetString(1), ignoreCase: true),
            row.IsDBNull(2) ? null : new ParticipantId(row.GetGuid(2)),
            JsonSerializer.Deserialize<IReadOnlyList<CellProblem>>(row.GetString(3), StoredJson.Options)!),
        ct,
        ("file", file),
        ("status", status));

    private static async Task<IResult> One(Guid file, Scope caller, Reader reader, CancellationToken ct) =>
        await Find(caller, reader, file, ct) is { } found ? TypedResults.Ok(found) : Answer.Refused(NotFound);

    private static async Task<IResult> RowsOf(Guid file, string? status, HttpRequest request, Scope caller, Reader reader, CancellationToken ct)
    {
        if (status is not null && !Statuses.Contains(status))
            throw BadParameterException.OneOf("status", Statuses);
        if (await Find(caller, reader, file, ct) is null)
            return Answer.Refused(NotFound);

        var rows = await Rows(caller, reader, file, status, ct);
        return Csv.IsAskedFor(request) ? InCsv(rows, Language.Of(request.HttpContext) == "fr") : TypedResults.Ok(new Report(rows));
    }

    private static Csv InCsv(IReadOnlyList<RowReport> rows, bool french) => new(
        [("ligne", "line"), ("état", "status"), ("colonne", "column"), ("code", "code"), ("règle", "rule"), ("à corriger", "what to correct")],
        [
            .. rows.SelectMany(row => row.Problems.DefaultIfEmpty(new CellProblem("", "", "", "", "")), (row, problem) => (string[])
            [
                row.Line.ToString(CultureInfo.InvariantCulture),
                french ? Words(row.Status) : StoredJson.Word(row.Status),
                problem.Column,
                problem.Code,
                problem.Rule,
                french ? problem.French : problem.English,
            ]),
        ]);

    private static string Words(RowStatus status) => status switch
    {
        RowStatus.Registered => "inscrite",
        RowStatus.Updated => "mise à jour",
        RowStatus.Already => "déjà inscrite",
        _ => "refusée",
    };
}
