using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mail;
using Consortium.Api.Companies;
using Consortium.Api.PersonalData;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

/// <summary>One row of a file: a person, or what is wrong with it.</summary>
/// <param name="Line">The line in the file, from 1; the header is line 1 as a rule.</param>
/// <param name="Company">Whose the person is, in a file of several companies; null in a company's own.</param>
/// <param name="Person">The person; null when a cell is wrong.</param>
/// <param name="Problems">Every wrong cell of the row at once.</param>
internal sealed record ParticipantRow(int Line, CompanyId? Company, Registrant? Person, IReadOnlyList<CellProblem> Problems)
{
    /// <param name="row">The row.</param>
    /// <param name="today">The day that its facts are noted under.</param>
    /// <param name="companies">Whom its company column may name; null for a company's own file.</param>
    public static ParticipantRow Read(SheetRow row, DateOnly today, CompaniesByName? companies)
    {
        if (row.IsGarbled)
            return new ParticipantRow(row.Line, null, null, [CellProblem.Quotes]);

        var source = companies is null ? KnowledgeSource.HumanResources : KnowledgeSource.Coordinator;
        var problems = new List<CellProblem>();
        var company = companies?.Meant(Cell(ParticipantColumns.Company));
        if (companies is not null && company is null)
            Wrong(ParticipantColumns.Company, "file.company", "A-01", "le nom légal d'une entreprise connue, ou son identifiant", "the legal name of a company that is known here, or its id");
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
                    : new Knowledge<Availability>.Withheld(source, today))
                : null,
        ];
        Statement[] statements = [.. said.OfType<Statement>()];
        var (independence, places) = (Independence(), Places());

        return problems.Count > 0
            ? new ParticipantRow(row.Line, company, null, problems)
            : new ParticipantRow(row.Line, company, new Registrant(new PersonalDetail(givenName, familyName, email), role, statements, independence, places), []);

        string Cell(string column) => row[column];

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
            if (Spreadsheet.IsUnknown(cell))
                return null;
            if (ParticipantColumns.IsWithheld(cell))
                return new Knowledge<ImmutableSortedSet<string>>.Withheld(source, today);

            var codes = SheetRow.EntriesOf(cell).Select(codeOf).ToList();
            if (codes.Count is > 0 and <= Statement.MostTerms && !codes.Contains(null))
                return new Knowledge<ImmutableSortedSet<string>>.Known(
                    codes.Select(found => found!).ToImmutableSortedSet(StringComparer.Ordinal), source, today);

            Wrong(column, code, rule, french, english);
            return null;
        }

        Knowledge<T>? One<T>(string column, Func<string, T?> valueOf, string code, string rule, string french, string english) where T : struct
        {
            var cell = Cell(column);
            if (Spreadsheet.IsUnknown(cell))
                return null;
            if (ParticipantColumns.IsWithheld(cell))
                return new Knowledge<T>.Withheld(source, today);
            if (valueOf(cell) is { } value)
                return new Knowledge<T>.Known(value, source, today);

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
                return IndependenceDeclaration.NoLinks(source, today);
            if (!Spreadsheet.IsUnknown(cell) && !ParticipantColumns.IsWithheld(cell))
                Wrong(
                    ParticipantColumns.Links, "file.links", "A-17",
                    "« aucun » si la personne a déclaré n'avoir aucun lien, sinon rien : elle répondra elle-même",
                    "\"none\" when the person declared to have no link, nothing otherwise: they will answer by themselves");
            return null;
        }

        int? Places()
        {
            var cell = Cell(ParticipantColumns.Places);
            if (Spreadsheet.IsUnknown(cell))
                return null;
            if (Whole(cell) is >= 1 and <= 10 and { } asked)
                return asked;

            Wrong(ParticipantColumns.Places, "file.places", "C-10", "un nombre de places de 1 à 10", "a number of places from 1 to 10");
            return null;
        }

        void Wrong(string column, string code, string rule, string french, string english) =>
            problems.Add(CellProblem.Expected(column, code, rule, french, english));
    }

    private static int? Whole(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
