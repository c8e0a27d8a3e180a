using System.Collections.Frozen;
using Consortium.Api.Companies;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;

namespace Consortium.Api.Cohorts;

/// <summary>A file of people, as human resources send their own or a coordinator those of several companies.</summary>
internal static class ParticipantFile
{
    /// <summary>What a file holds, or why it cannot be read at all.</summary>
    /// <param name="Columns">The headers that are read, each with the column that it means.</param>
    internal sealed record Reading(Refusal? Refusal, IReadOnlyList<ParticipantRow> Rows, IReadOnlyList<string> IgnoredColumns, IReadOnlyList<ReadColumn> Columns);

    internal sealed record ReadColumn(string Header, string Column);

    /// <param name="bytes">The file.</param>
    /// <param name="today">The day that its facts are noted under.</param>
    /// <param name="ownWords">What the company's own headers mean; null when it has said nothing of them.</param>
    /// <param name="companies">Whom the company column of a coordinator's file may name; null for a company's own file, where such a column is not read.</param>
    public static Reading Read(
        ReadOnlyMemory<byte> bytes, DateOnly today, IReadOnlyDictionary<string, string>? ownWords = null, CompaniesByName? companies = null)
    {
        var words = ownWords ?? FrozenDictionary<string, string>.Empty;
        var columns = new List<ReadColumn>();
        var sheet = companies is null
            ? Spreadsheet.Read(bytes, header => Noted(header, ParticipantColumns.ColumnOf(header, words)), ParticipantColumns.Needed)
            : Spreadsheet.Read(bytes, header => Noted(header, ParticipantColumns.ColumnOfSeveralCompanies(header)), [ParticipantColumns.Company, .. ParticipantColumns.Needed]);
        return new Reading(sheet.Refusal, [.. sheet.Rows.Select(row => ParticipantRow.Read(row, today, companies))], sheet.IgnoredColumns, columns);

        string? Noted(string header, string? column)
        {
            if (column is not null && columns.All(read => read.Column != column))
                columns.Add(new ReadColumn(header, column));
            return column;
        }
    }
}
