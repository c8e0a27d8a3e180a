using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;

namespace Consortium.Api.Spreadsheets;

/// <summary>What became of one row of a file that brings in companies or running pairs.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Made">The company or the match; null when refused.</param>
/// <param name="Problems">What to correct before the row is sent again.</param>
/// <param name="StillOpen">What somebody still has to be asked, although the row was taken.</param>
internal sealed record FileRow(int Line, RowStatus Status, Guid? Made, IReadOnlyList<CellProblem> Problems, IReadOnlyList<CellProblem> StillOpen)
{
    public static FileRow Refused(int line, params IReadOnlyList<CellProblem> problems) => new(line, RowStatus.Refused, null, problems, []);

    /// <summary>Notes rows under their file, to run alongside what they record. A row that is noted already stays as it was.</summary>
    public static SqlStatement Note(Guid file, params IReadOnlyCollection<FileRow> rows) => new(
        """
        insert into consortium.file_row (file, line, status, made, problems, still_open)
        select $1, line, status, made, problems::jsonb, still_open::jsonb from unnest($2, $3, $4::uuid[], $5, $6) as r (line, status, made, problems, still_open)
        on conflict (file, line) do nothing
        """,
        file,
        rows.Select(row => row.Line).ToArray(),
        rows.Select(row => StoredJson.Word(row.Status)).ToArray(),
        rows.Select(row => row.Made).ToArray(),
        rows.Select(row => JsonSerializer.Serialize(row.Problems, StoredJson.Options)).ToArray(),
        rows.Select(row => JsonSerializer.Serialize(row.StillOpen, StoredJson.Options)).ToArray());

    /// <summary>The rows that an earlier attempt under the same key has noted, by their lines.</summary>
    public static async Task<Dictionary<int, FileRow>> Noted(Databases databases, Guid file, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            "select line, status, made, problems::text, still_open::text from consortium.file_row where file = $1").With(file);
        await using var row = await command.ExecuteReaderAsync(ct);
        var noted = new Dictionary<int, FileRow>();
        while (await row.ReadAsync(ct))
            noted[row.GetInt32(0)] = new FileRow(
                row.GetInt32(0),
                Enum.Parse<RowStatus>(row.GetString(1), ignoreCase: true),
                row.IsDBNull(2) ? null : row.GetGuid(2),
                Read(row.GetString(3)),
                Read(row.GetString(4)));
        return noted;
    }

    private static IReadOnlyList<CellProblem> Read(string stored) =>
        JsonSerializer.Deserialize<IReadOnlyList<CellProblem>>(stored, StoredJson.Options)!;
}
