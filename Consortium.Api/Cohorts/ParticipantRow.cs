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

        var skills = Codes(ParticipantColumns.Skills, ParticipantColumns.SkillOf, "file.skill", "A-109",
            "des compétences de la liste du consortium, séparées par « | »", "skills of the consortium's list, separated by \"|\"");
        IEnumerable<Statement?> said =
        [
            role is MentoringRole.Mentor
                ? Say(skills, codes => codes) is { } lent ? new Statement.Skills(lent) : null
                : Say(skills, codes => codes.ToImmutableSortedDictionary(code => code, _ => NeedPriority.Important, StringComparer.Ordinal)) is { } needs ? new Statement.Needs(needs) : null,
            Say(
                Codes(ParticipantColumns.Languages, ParticipantColumns.LanguageOf, "file.language", "A-27",
                    "des langues, comme fr ou français, séparées par « | »", "languages, as fr or French, separated by \"|\""),
                codes => codes.ToImmutableSortedDictionary(code => code, _ => LanguageLevel.Fluent, StringComparer.Ordinal)) is { } languages
                ? new Statement.Languages(languages)
                : null,
            One<int>(ParticipantColumns.Years, cell => Whole(cell) is >= 0 and <= 60 and { } years ? years : null, "file.years", "A-27",
                "un nombre entier de 0 à 60", "a whole number from 0 to 60") is { } worked ? new Statement.YearsOfExperience(worked) : null,
            Terms(ParticipantColumns.Functions, ParticipantColumns.FunctionOf) is { } functions ? new Statement.Functions(functions) : null,
            Terms(ParticipantColumns.Situations, ParticipantColumns.SituationOf) is { } situations ? new Statement.Situations(situations) : null,
            Terms(ParticipantColumns.Contexts, ParticipantColumns.ContextOf) is { } contexts ? new Statement.Contexts(contexts) : null,
            One(ParticipantColumns.JobLevel, ParticipantColumns.LevelOf, "file.job-level", "A-48",
                "un niveau, comme employé, professionnelle, gestionnaire ou directrice", "a level, as employee, professional, manager or director") is { } level
                ? new Statement.JobLevel(level)
                : null,
            Say(
                Codes(ParticipantColumns.Forms, cell => ParticipantColumns.FormOf(cell)?.ToString(), "file.form", "A-50",
                    "des formes : formel, informel, groupe, inversé, managérial", "forms: formal, informal, group, reverse, managerial"),
                names => names.Select(Enum.Parse<MentoringForm>).ToImmutableSortedSet()) is { } forms
                ? new Statement.Forms(forms)
                : null,
            One<int>(ParticipantColumns.Hours, cell => Whole(cell) is >= 1 and <= 40 and { } hours ? hours : null, "file.hours", "A-64",
                "un nombre d'heures par mois de 1 à 40", "hours a month from 1 to 40") is { } time
                ? new Statement.Availability(time is Knowledge<int>.Known known
                    ? new Knowledge<Availability>.Known(new Availability(known.Value, [], null, null), known.Source, known.On)
                    : new Knowledge<Availability>.Withheld(KnowledgeSource.HumanResources, today))
                : null,
        ];
        Statement[] statements = [.. said.OfType<Statement>()];
        var (independence, places) = (Independence(), Places());

        return problems.Count > 0
            ? new ParticipantRow(line, null, problems)
            : new ParticipantRow(line, new Registrant(new PersonalDetail(givenName, familyName, email), role, statements, independence, places), []);

        string Cell(string column) => columns.TryGetValue(column, out var position) && position < cells.Length ? cells[position] : "";

        string Name(string column)
        {
            var name = Cell(column);
            if (name.Length is 0 or > 100)
                Wrong(column, "file.name", "A-27", "de 1 à 100 caractères", "1 to 100 characters");
            return name;
        }

        Knowledge<ImmutableSortedSet<string>>? Terms(string column, Func<string, string?> codeOf) => Say(
            Codes(column, codeOf, "file.term", "A-109", "des mots de la liste du consortium, séparés par « | »", "words of the consortium's list, separated by \"|\""),
            codes => codes);

        // A blank says nothing: what was known of somebody who is registered stays known.
        Knowledge<ImmutableSortedSet<string>>? Codes(
            string column, Func<string, string?> codeOf, string code, string rule, string french, string english)
        {
            var cell = Cell(column);
            if (ParticipantColumns.IsUnknown(cell))
                return null;
            if (ParticipantColumns.IsWithheld(cell))
                return new Knowledge<ImmutableSortedSet<string>>.Withheld(KnowledgeSource.HumanResources, today);

            var codes = cell.Split(['|', ',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(codeOf).ToList();
            if (codes.Count is > 0 and <= Statement.MostTerms && !codes.Contains(null))
                return new Knowledge<ImmutableSortedSet<string>>.Known(
                    codes.Select(found => found!).ToImmutableSortedSet(StringComparer.Ordinal), KnowledgeSource.HumanResources, today);

            Wrong(column, code, rule, french, english);
            return null;
        }

        Knowledge<T>? One<T>(string column, Func<string, T?> valueOf, string code, string rule, string french, string english) where T : struct
        {
            var cell = Cell(column);
            if (ParticipantColumns.IsUnknown(cell))
                return null;
            if (ParticipantColumns.IsWithheld(cell))
                return new Knowledge<T>.Withheld(KnowledgeSource.HumanResources, today);
            if (valueOf(cell) is { } value)
                return new Knowledge<T>.Known(value, KnowledgeSource.HumanResources, today);

            Wrong(column, code, rule, french, english);
            return null;
        }

        Knowledge<TOut>? Say<TIn, TOut>(Knowledge<TIn>? cell, Func<TIn, TOut> shape) => cell switch
        {
            Knowledge<TIn>.Known given => new Knowledge<TOut>.Known(shape(given.Value), given.Source, given.On),
            Knowledge<TIn>.Withheld withheld => new Knowledge<TOut>.Withheld(withheld.Source, withheld.On),
            _ => null,
        };

        IndependenceDeclaration? Independence()
        {
            var cell = Cell(ParticipantColumns.Links);
            if (ParticipantColumns.IsNone(cell))
                return IndependenceDeclaration.NoLinks(KnowledgeSource.HumanResources, today);
            if (!ParticipantColumns.IsUnknown(cell) && !ParticipantColumns.IsWithheld(cell))
                Wrong(
                    ParticipantColumns.Links, "file.links", "A-17",
                    "« aucun » si la personne a déclaré n'avoir aucun lien, sinon rien : elle répondra elle-même",
                    "\"none\" when the person declared to have no link, nothing otherwise: they will answer by themselves");
            return null;
        }

        int? Places()
        {
            var cell = Cell(ParticipantColumns.Places);
            if (ParticipantColumns.IsUnknown(cell))
                return null;
            if (Whole(cell) is >= 1 and <= 10 and { } asked)
                return asked;

            Wrong(ParticipantColumns.Places, "file.places", "C-10", "un nombre de places de 1 à 10", "a number of places from 1 to 10");
            return null;
        }

        void Wrong(string column, string code, string rule, string french, string english) => problems.Add(new CellProblem(
            column, code, rule, $"On attend {french}. Corrigez cette cellule, puis renvoyez la ligne.", $"Expected: {english}. Correct this cell, then send the row again."));
    }

    private static int? Whole(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
