using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Consortium.Api.Http;
using Consortium.Domain;
using CsvHelper;

namespace Consortium.Api.Spreadsheets;

/// <summary>
/// A sheet as people save it: UTF-8 or Windows-1252, separated by semicolons, commas or tabs, headed in French or in English, with
/// gaps and errors. Rows are read one by one; what is wrong with one says nothing of the others.
/// </summary>
internal static class Spreadsheet
{
    /// <summary>The most rows that one file may hold.</summary>
    public const int MostRows = 10_000;

    /// <summary>How far a request is read: about 10,000 rows of 500 characters.</summary>
    private const int MostBytes = 5_000_000;

    public static readonly Refusal Empty = new(
        "file.empty", "A-27",
        "Le fichier est vide : la première ligne nomme les colonnes, chaque ligne suivante est une personne, une entreprise ou un jumelage.",
        "The file is empty: the first line names the columns, each further line is a person, a company or a pair.");

    public static readonly Refusal ColumnsMissing = new(
        "file.columns-missing", "A-27",
        "Il manque des colonnes, que « missing » nomme ; le document de l'API dit comment les intituler.",
        "Columns are missing, which “missing” names; the API document says how to head them.");

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
        "Le fichier a plus de lignes qu'il n'est permis, ce que « most » indique : envoyez-le en plusieurs fois.",
        "The file has more rows than allowed, which “most” says: send it in parts.");

    public static readonly Refusal NotACsv = new(
        "file.not-a-csv", "A-27",
        "Ce n'est pas un fichier CSV : enregistrez la feuille comme CSV, séparé par des points-virgules ou des virgules.",
        "This is not a CSV file: save the sheet as CSV, separated by semicolons or commas.");

    // Pay and its kin never enter the consortium (L-13), not even in a column that would be passed over.
    private static readonly string[] _forbiddenWords =
        ["salaire", "salary", "remuneration", "pay", "paie", "bonus", "prime", "prix", "price", "marge", "margin", "client list", "liste de clients"];

    private static readonly FrozenSet<string> _unknownWords = new[] { "", "?", "inconnu", "unknown", "n/a", "s.o." }.Select(PlainWords.Of).ToFrozenSet();

    /// <summary>What a file holds, or why it cannot be read at all.</summary>
    internal sealed record Reading(Refusal? Refusal, IReadOnlyList<SheetRow> Rows, IReadOnlyList<string> IgnoredColumns);

    /// <summary>The file that a request brings along.</summary>
    public static async Task<ReadOnlyMemory<byte>> Sent(HttpRequest request, CancellationToken ct)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <param name="bytes">The file.</param>
    /// <param name="columnOf">The column that a header means; null when it means none.</param>
    /// <param name="needed">The columns that must be there.</param>
    /// <param name="mostRows">The most rows that it may hold.</param>
    public static Reading Read(ReadOnlyMemory<byte> bytes, Func<string, string?> columnOf, IReadOnlyList<string> needed, int mostRows = MostRows)
    {
        if (bytes.Length > MostBytes)
            return Refused(TooManyRows.With("most", mostRows));

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
            return Read(csv, garbled, columnOf, needed, mostRows);
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

    public static bool IsForbidden(string header) =>
        PlainWords.Of(header) is var plain && _forbiddenWords.Any(word => $" {plain} ".Contains($" {word} ", StringComparison.Ordinal));

    /// <summary>Whether a cell says nothing: a blank, or a word for not knowing.</summary>
    public static bool IsUnknown(string cell) => _unknownWords.Contains(PlainWords.Of(cell));

    /// <summary>The day that a cell says, as 2026-09-01; null for any other writing, which two countries would read differently.</summary>
    public static DateOnly? DayOf(string cell) =>
        DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Reading Read(CsvReader csv, HashSet<long> garbled, Func<string, string?> columnOf, IReadOnlyList<string> needed, int mostRows)
    {
        if (!csv.Read())
            return Refused(Empty);
        if (garbled.Contains(csv.LineNumber))
            return Refused(NotACsv.With("record", 1));

        var header = csv.Current.ToArray();
        if (header.FirstOrDefault(IsForbidden) is { } forbidden)
            return Refused(ForbiddenColumn.With("position", Array.IndexOf(header, forbidden) + 1));

        var columns = new Dictionary<string, int>();
        for (var position = 0; position < header.Length; position++)
        {
            if (columnOf(header[position]) is { } column && !columns.TryAdd(column, position))
                return Refused(ColumnTwice.With("first", columns[column] + 1).With("second", position + 1));
        }

        var missing = needed.Where(column => !columns.ContainsKey(column)).ToList();
        if (missing.Count > 0)
            return Refused(ColumnsMissing.With("missing", string.Join(", ", missing)));

        var rows = new List<SheetRow>();
        while (csv.Read())
        {
            if (rows.Count == mostRows)
                return Refused(TooManyRows.With("most", mostRows));
            var row = new SheetRow((int)csv.LineNumber, columns, csv.Current.ToArray(), garbled.Contains(csv.LineNumber));
            if (row.IsGarbled || row.Cells.Any(cell => cell.Length > 0))
                rows.Add(row);
        }

        return new Reading(null, rows, [.. header.Where(name => name.Length > 0 && columnOf(name) is null)]);
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
