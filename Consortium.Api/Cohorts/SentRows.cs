using System.Text;
using Consortium.Api.Spreadsheets;

namespace Consortium.Api.Cohorts;

/// <summary>
/// A file as its sender sees it beside the report: what each row says is shown to them once, with the answer, and is kept nowhere.
/// </summary>
/// <param name="Headers">The headers of the columns that are read, as they stand in the file.</param>
/// <param name="Columns">What each of them means, by its name in the API.</param>
/// <param name="Unread">The headers that nobody reads.</param>
/// <param name="Rows">The rows by their lines, each with a cell per column that is read.</param>
internal sealed record SentRows(
    IReadOnlyList<string> Headers, IReadOnlyList<string> Columns, IReadOnlyList<string> Unread, IReadOnlyDictionary<int, IReadOnlyList<string>> Rows)
{
    public static SentRows Of(byte[] bytes, IReadOnlyDictionary<string, string> ownWords)
    {
        var read = new Dictionary<string, string>();
        var unread = new List<string>();
        var sheet = Spreadsheet.Read(bytes, header =>
        {
            var column = ParticipantColumns.ColumnOf(header, ownWords);
            if (column is not null)
                read.TryAdd(column, header);
            else if (header.Length > 0 && !unread.Contains(header))
                unread.Add(header);
            return column;
        }, ParticipantColumns.Needed);
        return new(
            [.. read.Values], [.. read.Keys], unread,
            sheet.Rows.DistinctBy(row => row.Line).ToDictionary(row => row.Line, row => (IReadOnlyList<string>)[.. read.Keys.Select(column => row[column])]));
    }

    /// <summary>A file of rows under the headers of the file that they come from, so that it is read as that one was.</summary>
    public static byte[] File(IEnumerable<IEnumerable<string>> headerAndRows)
    {
        var text = new StringBuilder();
        foreach (var row in headerAndRows)
            text.AppendJoin(';', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
