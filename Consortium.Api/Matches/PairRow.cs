using System.Collections.Frozen;
using System.Text;
using Consortium.Api.Spreadsheets;

namespace Consortium.Api.Matches;

/// <summary>One row of a file of running pairs: two addresses and a day, or what is wrong with them.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Since">The first day of their mission, included.</param>
/// <param name="Problems">Every wrong cell of the row at once.</param>
internal sealed record PairRow(int Line, string Mentor, string Mentee, DateOnly Since, IReadOnlyList<CellProblem> Problems)
{
    public const string MentorColumn = "mentor", MenteeColumn = "mentee", SinceColumn = "since";

    public static readonly IReadOnlyList<string> Needed = [MentorColumn, MenteeColumn, SinceColumn];

    // "mentore" is a woman who mentors and "mentoré" a man who is mentored: the accent carries the meaning, so these are no plain words.
    private static readonly FrozenDictionary<string, string> _headers = new Dictionary<string, string[]>
    {
        [MentorColumn] =
        [
            "mentor", "mentore", "mentor·e", "mentor(e)", "courriel du mentor", "courriel de la mentore", "courriel mentor", "mentor's e-mail", "mentor's email",
            "mentor e-mail", "mentor email",
        ],
        [MenteeColumn] =
        [
            "mentoré", "mentorée", "mentoré·e", "mentoré(e)", "personne mentorée", "courriel du mentoré", "courriel de la mentorée", "courriel de la personne mentorée",
            "courriel mentoré", "mentee", "mentee's e-mail", "mentee's email", "mentee e-mail", "mentee email",
        ],
        [SinceColumn] = ["depuis", "depuis le", "début", "date de début", "since", "since when", "start", "start date"],
    }.SelectMany(column => column.Value, (column, word) => (word, column.Key)).ToFrozenDictionary(pair => pair.word, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    public static string? ColumnOf(string header) =>
        _headers.GetValueOrDefault(string.Join(' ', header.Normalize(NormalizationForm.FormC).Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    public static PairRow Read(SheetRow row)
    {
        if (row.IsGarbled)
            return new PairRow(row.Line, "", "", default, [CellProblem.Quotes]);

        var since = Spreadsheet.DayOf(row[SinceColumn]);
        return new PairRow(
            row.Line,
            row[MentorColumn],
            row[MenteeColumn],
            since ?? default,
            since is null ? [CellProblem.Expected(SinceColumn, "file.day", "A-27", "un jour, comme 2026-09-01", "a day, as 2026-09-01")] : []);
    }
}
