using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mail;
using Consortium.Api.PersonalData;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

/// <summary>What is wrong with one cell, what was expected there and what to write instead.</summary>
/// <param name="Column">The column by its name in this API.</param>
internal sealed record CellProblem(string Column, string Code, string Rule, string French, string English);

/// <summary>One row of a file: a person, or what is wrong with it.</summary>
/// <param name="Line">The line in the file, from 1; the header is line 1 as a rule.</param>
/// <param name="Person">The person; null when a cell is wrong.</param>
/// <param name="Problems">Every wrong cell of the row at once.</param>
internal sealed record ParticipantRow(int Line, Registrant? Person, IReadOnlyList<CellProblem> Problems)
{
    /// <summary>A row whose quotation marks do not match: where its cells end is a guess, and an open one swallows the rows after it.</summary>
    public static ParticipantRow Garbled(int line) => new(line, null,
    [
        new CellProblem(
            "",
            "file.quotes",
            "A-27",
            "Les guillemets de cette ligne ne vont pas par deux ; s'il en manque un à la fin, les lignes suivantes n'ont pas été lues. Une cellule qui en contient en porte un au début, un à la fin, et double ceux du milieu.",
            "The quotation marks of this row do not pair up; if the closing one is missing, the rows after it were not read. A cell that holds some begins and ends with one and doubles those in between."),
    ]);

    public static ParticipantRow Read(int line, string[] cells, IReadOnlyDictionary<string, int> columns, DateOnly today)
    {
        var problems = new List<CellProblem>();
        var givenName = Name(ParticipantColumns.GivenName);
        var familyName = Name(ParticipantColumns.FamilyName);
        var email = Cell(ParticipantColumns.Email);
        if (!MailAddress.TryCreate(email, out var address) || address.Address != email || email.Length > 254)
            Wrong(ParticipantColumns.Email, "file.email", "A-27", "une adresse courriel, comme prenom.nom@entreprise.example", "an e-mail address, as first.last@company.example");
        if (ParticipantColumns.RoleOf(Cell(ParticipantColumns.Role)) is not { } role)
        {
            role = MentoringRole.Mentee;
            Wrong(ParticipantColumns.Role, "file.role", "A-66", "mentor, mentore, mentoré ou mentorée", "mentor or mentee");
        }

        var profile = new Profile(
            Codes(ParticipantColumns.Skills, ParticipantColumns.SkillOf, "file.skill", "A-109",
                "des compétences de la liste du consortium, séparées par « | »", "skills of the consortium's list, separated by \"|\""),
            Codes(ParticipantColumns.Languages, ParticipantColumns.LanguageOf, "file.language", "A-27",
                "des langues, comme fr ou français, séparées par « | »", "languages, as fr or French, separated by \"|\""),
            Years());
        var places = Places();

        return problems.Count > 0
            ? new ParticipantRow(line, null, problems)
            : new ParticipantRow(line, new Registrant(new PersonalDetail(givenName, familyName, email), role, profile, places), []);

        string Cell(string column) => columns.TryGetValue(column, out var position) && position < cells.Length ? cells[position] : "";

        string Name(string column)
        {
            var name = Cell(column);
            if (name.Length is 0 or > 100)
                Wrong(column, "file.name", "A-27", "de 1 à 100 caractères", "1 to 100 characters");
            return name;
        }

        Knowledge<ImmutableSortedSet<string>> Codes(
            string column, Func<string, string?> codeOf, string code, string rule, string french, string english)
        {
            var cell = Cell(column);
            if (ParticipantColumns.IsUnknown(cell))
                return new Knowledge<ImmutableSortedSet<string>>.Unknown();
            if (ParticipantColumns.IsWithheld(cell))
                return new Knowledge<ImmutableSortedSet<string>>.Withheld(KnowledgeSource.HumanResources, today);

            var codes = cell.Split(['|', ',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(codeOf).ToList();
            if (codes.Count == 0 || codes.Contains(null))
            {
                Wrong(column, code, rule, french, english);
                return new Knowledge<ImmutableSortedSet<string>>.Unknown();
            }

            return new Knowledge<ImmutableSortedSet<string>>.Known(
                codes.Select(found => found!).ToImmutableSortedSet(StringComparer.Ordinal), KnowledgeSource.HumanResources, today);
        }

        Knowledge<int> Years()
        {
            var cell = Cell(ParticipantColumns.Years);
            if (ParticipantColumns.IsUnknown(cell))
                return new Knowledge<int>.Unknown();
            if (ParticipantColumns.IsWithheld(cell))
                return new Knowledge<int>.Withheld(KnowledgeSource.HumanResources, today);
            if (Whole(cell) is { } years and >= 0 and <= 60)
                return new Knowledge<int>.Known(years, KnowledgeSource.HumanResources, today);

            Wrong(ParticipantColumns.Years, "file.years", "A-27", "un nombre entier de 0 à 60", "a whole number from 0 to 60");
            return new Knowledge<int>.Unknown();
        }

        int Places()
        {
            var cell = Cell(ParticipantColumns.Places);
            var most = role is MentoringRole.Mentor ? RegisterParticipant.MostPlacesOfAMentor : 1;
            if (ParticipantColumns.IsUnknown(cell))
                return 1;
            if (Whole(cell) is { } asked && asked >= 1 && asked <= most)
                return asked;

            Wrong(
                ParticipantColumns.Places,
                "file.places",
                "C-10",
                "un nombre de places de 1 à 5 pour mentorer, 1 pour être mentoré·e",
                "a number of places from 1 to 5 for a mentor, 1 for a mentee");
            return 1;
        }

        void Wrong(string column, string code, string rule, string french, string english) => problems.Add(new CellProblem(
            column, code, rule, $"On attend {french}. Corrigez cette cellule, puis renvoyez la ligne.", $"Expected: {english}. Correct this cell, then send the row again."));
    }

    private static int? Whole(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
