namespace Consortium.Api.Spreadsheets;

/// <summary>One row of a sheet that holds anything.</summary>
/// <param name="Line">The line in the file, from 1; the header is line 1 as a rule.</param>
/// <param name="Columns">Where each column that is read stands.</param>
/// <param name="Cells">The cells as they stand, trimmed; a short row has fewer than the header.</param>
/// <param name="IsGarbled">Whether its quotation marks do not pair up: then its cells are a guess.</param>
internal sealed record SheetRow(int Line, IReadOnlyDictionary<string, int> Columns, string[] Cells, bool IsGarbled)
{
    /// <summary>The cell of a column; empty where the row or the file has none.</summary>
    public string this[string column] => Columns.TryGetValue(column, out var position) && position < Cells.Length ? Cells[position] : "";

    /// <summary>The entries of a cell that holds several.</summary>
    public IReadOnlyList<string> Entries(string column) => EntriesOf(this[column]);

    public static string[] EntriesOf(string cell) =>
        cell.Split(['|', ',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
