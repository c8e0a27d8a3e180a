using System.Collections.Frozen;
using Consortium.Api.Spreadsheets;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>One row of a file of companies: a company, or what is wrong with it.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Activity">What it does; null when the row says nothing of it.</param>
/// <param name="Controller">What the row calls the company that controls it; null when it names none.</param>
/// <param name="ControlledSince">The first day of that control, included; null when the row does not say.</param>
/// <param name="Problems">Every wrong cell of the row at once.</param>
internal sealed record CompanyRow(
    int Line, string LegalName, ActivityDeclaration? Activity, string? Controller, DateOnly? ControlledSince, IReadOnlyList<CellProblem> Problems)
{
    public const string Name = "legal-name", Sectors = "sectors", Territories = "territories", Occupations = "occupations",
        ControlledBy = "controller", Since = "controlled-since";

    public static readonly IReadOnlyList<string> Needed = [Name];

    /// <summary>The most entries of one cell: as many labour markets as the API takes follow from them.</summary>
    private const int MostCodes = 10;

    private static readonly FrozenDictionary<string, string> _headers = PlainWords.Meaning(
        (Name, ["nom légal", "raison sociale", "dénomination sociale", "entreprise", "nom de l'entreprise", "legal name", "company", "company name", Name]),
        (Sectors, ["secteur", "secteurs", "SCIAN", "code SCIAN", "sector", "sectors", "NAICS", "NAICS code"]),
        (Territories, ["territoire", "territoires", "territory", "territories"]),
        (Occupations, ["profession", "professions", "CNP", "code CNP", "occupation", "occupations", "NOC", "NOC code"]),
        (ControlledBy, ["contrôlée par", "société mère", "groupe", "controlled by", "parent company", "group", ControlledBy]),
        (Since, ["contrôlée depuis", "controlled since", Since]));

    public static string? ColumnOf(string header) => _headers.GetValueOrDefault(PlainWords.Of(header));

    public static CompanyRow Read(SheetRow row)
    {
        if (row.IsGarbled)
            return new CompanyRow(row.Line, "", null, null, null, [CellProblem.Quotes]);

        var problems = new List<CellProblem>();
        var name = row[Name];
        if (name.Length is 0 or > 200)
            Wrong(Name, "file.name", "A-27", "de 1 à 200 caractères", "1 to 200 characters");

        var (sectors, territories, occupations) = (Codes(Sectors), Codes(Territories), Codes(Occupations));
        var since = row[Since];
        var day = Spreadsheet.DayOf(since);
        if (day is null && !Spreadsheet.IsUnknown(since))
            Wrong(Since, "file.day", "A-27", "un jour, comme 2026-09-01", "a day, as 2026-09-01");

        return new CompanyRow(row.Line, name, Activity(), Spreadsheet.IsUnknown(row[ControlledBy]) ? null : row[ControlledBy], day, problems);

        // Of a company that hires machinists in two provinces a sheet says both by two cells: each occupation, in each territory.
        ActivityDeclaration? Activity() => sectors.Count + territories.Count + occupations.Count == 0
            ? null
            : new ActivityDeclaration(
                [.. sectors],
                [.. territories],
                [.. occupations.SelectMany(_ => territories, (occupation, territory) => new LabourMarket(occupation, territory))],
                [],
                OtherProducts: 0,
                Description: null);

        IReadOnlyList<string> Codes(string column)
        {
            if (Spreadsheet.IsUnknown(row[column]))
                return [];

            var codes = row.Entries(column);
            if (codes.Count is 0 or > MostCodes)
                Wrong(column, "file.codes", "L-17", "jusqu'à dix codes, séparés par « | »", "up to ten codes, separated by \"|\"");
            return [.. codes.Select(code => code.ToUpperInvariant())];
        }

        void Wrong(string column, string code, string rule, string french, string english) =>
            problems.Add(CellProblem.Expected(column, code, rule, french, english));
    }
}
