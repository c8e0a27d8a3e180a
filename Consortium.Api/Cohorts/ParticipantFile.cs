using System.Collections.Frozen;
using System.Text;
using Consortium.Api.Http;
using Consortium.Domain;
using CsvHelper;

namespace Consortium.Api.Cohorts;

/// <summary>
/// A file as human resources send it: UTF-8 or Windows-1252, separated by semicolons, commas or tabs, headed in French or in
/// English, with gaps and errors. Rows are read one by one; what is wrong with one says nothing of the others.
/// </summary>
internal static class ParticipantFile
{
    /// <summary>The most rows that one file may hold.</summary>
    public const int MostRows = 10_000;

    public static readonly Refusal Empty = new(
        "file.empty", "A-27",
        "Le fichier est vide : la première ligne nomme les colonnes, chaque ligne suivante est une personne.",
        "The file is empty: the first line names the columns, each further line is a person.");

    public static readonly Refusal ColumnsMissing = new(
        "file.columns-missing", "A-27",
        "Il manque des colonnes : le fichier a besoin de prénom, nom, courriel et rôle.",
        "Columns are missing: the file needs first name, last name, email and role.");

    public static readonly Refusal ColumnTwice = new(
        "file.column-twice", "A-27",
        "Deux colonnes disent la même chose : gardez-en une.",
        "Two columns say the same thing: keep one of them.");

    public static readonly Refusal ForbiddenColumn = new(
        "file.forbidden-column", "L-13",
        "Une colonne porte sur la paie, les prix ou les marges : ces renseignements n'entrent pas dans le consortium. Retirez-la.",
        "A column is about pay, prices or margins: these never enter the consortium. Remove it.");

    public static readonly Refusal TooManyRows = new(
        "file.too-many-rows", "A-27",
        "Le fichier dépasse 10 000 lignes : envoyez-le en plusieurs fois.",
        "The file has more than 10,000 rows: send it in parts.");

    public static readonly Refusal NotACsv = new(
        "file.not-a-csv", "A-27",
        "Ce n'est pas un fichier CSV : enregistrez la feuille comme CSV, séparé par des points-virgules ou des virgules.",
        "This is not a CSV file: save the sheet as CSV, separated by semicolons or commas.");

    /// <summary>What a file holds, or why it cannot be read at all.</summary>
    internal sealed record Reading(Refusal? Refusal, IReadOnlyList<ParticipantRow> Rows, IReadOnlyList<string> IgnoredColumns);

    /// <param name="bytes">The file.</param>
    /// <param name="today">The day that its facts are noted under.</param>
    /// <param name="ownWords">What the company's own headers mean; null when it has said nothing of them.</param>
    public static Reading Read(ReadOnlyMemory<byte> bytes, DateOnly today, IReadOnlyDictionary<string, string>? ownWords = null)
    {
        var text = Decode(bytes.Span);
        if (string.IsNullOrWhiteSpace(text))
            return Refused(Empty);
        if (!WholeText.Is(text))
            return Refused(NotACsv);

        var garbled = new HashSet<long>();
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            OnMalformedRecord = record => garbled.Add(record.LineNumber),
            HasHeader = false,
            Separator = SeparatorOf(text),
            TrimWhitespace = true,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MaxRecordSize = 100_000,
        });
        try
        {
            return Read(csv, garbled, today, ownWords ?? FrozenDictionary<string, string>.Empty);
        }
        catch (CsvFormatException malformed)
        {
            return Refused(NotACsv.With("record", malformed.RecordNumber));
        }
        catch (InvalidDataException)
        {
            return Refused(NotACsv);
        }
    }

    private static Reading Read(CsvReader csv, HashSet<long> garbled, DateOnly today, IReadOnlyDictionary<string, string> ownWords)
    {
        if (!csv.Read())
            return Refused(Empty);
        if (garbled.Contains(csv.LineNumber))
            return Refused(NotACsv.With("record", 1));

        var header = csv.Current.ToArray();
        if (header.FirstOrDefault(ParticipantColumns.IsForbidden) is { } forbidden)
            return Refused(ForbiddenColumn.With("position", Array.IndexOf(header, forbidden) + 1));

        var columns = new Dictionary<string, int>();
        for (var position = 0; position < header.Length; position++)
        {
            if (ParticipantColumns.ColumnOf(header[position], ownWords) is { } column && !columns.TryAdd(column, position))
                return Refused(ColumnTwice.With("first", columns[column] + 1).With("second", position + 1));
        }

        var missing = ParticipantColumns.Needed.Where(column => !columns.ContainsKey(column)).ToList();
        if (missing.Count > 0)
            return Refused(ColumnsMissing.With("missing", string.Join(", ", missing)));

        var rows = new List<ParticipantRow>();
        while (csv.Read())
        {
            if (rows.Count == MostRows)
                return Refused(TooManyRows);
            var cells = csv.Current.ToArray();
            if (garbled.Contains(csv.LineNumber))
                rows.Add(ParticipantRow.Garbled((int)csv.LineNumber));
            else if (cells.Any(cell => cell.Length > 0))
                rows.Add(ParticipantRow.Read((int)csv.LineNumber, cells, columns, today));
        }

        return new Reading(null, rows, [.. header.Where(name => name.Length > 0 && ParticipantColumns.ColumnOf(name, ownWords) is null)]);
    }

    private static Reading Refused(Refusal refusal) => new(refusal, [], []);

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    private static char SeparatorOf(string text)
    {
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        var (semicolons, commas, tabs) = (header.Count(';'), header.Count(','), header.Count('\t'));
        return semicolons >= commas && semicolons >= tabs ? ';' : commas >= tabs ? ',' : '\t';
    }
}
