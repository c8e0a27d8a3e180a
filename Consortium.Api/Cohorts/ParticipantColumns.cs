using System.Collections.Frozen;
using System.Text;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

/// <summary>The words that human resources use in the header and the cells of their files, in French and in English.</summary>
internal static class ParticipantColumns
{
    public const string GivenName = "given-name", FamilyName = "family-name", Email = "email", Role = "role", Skills = "skills",
        Languages = "languages", Years = "years-of-experience", Places = "places", Functions = "functions", Situations = "situations",
        Contexts = "contexts", JobLevel = "job-level", Forms = "forms", Hours = "hours-a-month", Links = "links",
        Company = "company";

    public static readonly IReadOnlyList<string> Needed = [GivenName, FamilyName, Email, Role];

    /// <summary>Every column that a company's own header may be made to mean.</summary>
    public static readonly IReadOnlyList<string> All =
        [.. Needed, Skills, Languages, Years, Places, Functions, Situations, Contexts, JobLevel, Forms, Hours, Links];

    private static readonly FrozenDictionary<string, string> Headers = PlainWords.Meaning(
        (GivenName, ["prénom", "prénoms", "first name", "given name", "firstname", GivenName]),
        (FamilyName, ["nom", "nom de famille", "last name", "family name", "surname", "lastname", FamilyName]),
        (Email, ["courriel", "adresse courriel", "e-mail", "email", "mail", "adresse électronique", "email address"]),
        (Role, ["rôle", "role", "participation"]),
        (Skills, ["compétences", "compétence", "besoins", "skills", "needs", "skill"]),
        (Languages, ["langues", "langue", "languages", "language"]),
        (Years, ["années d'expérience", "expérience", "années", "years of experience", "experience", "years", Years]),
        (Places, ["places", "nombre de places", "capacité", "capacity", "seats"]),
        (Functions, ["fonctions", "fonction", "functions", "function", "line of work"]),
        (Situations, ["situations vécues", "situations", "situations lived"]),
        (Contexts, ["contextes", "contexte", "secteur", "secteurs", "contexts", "context", "sector", "sectors"]),
        (JobLevel, ["niveau hiérarchique", "niveau de poste", "job level", JobLevel]),
        (Forms, ["formes de mentorat", "forme de mentorat", "forms of mentoring", "form of mentoring", Forms]),
        (Hours, ["heures par mois", "disponibilité", "hours a month", "hours per month", "availability", Hours]),
        (Links, ["liens", "liens déclarés", "indépendance", "links", "declared links", "independence"]));

    private static readonly FrozenSet<string> CompanyHeaders = new[]
    {
        "entreprise", "nom de l'entreprise", "employeur", "organisation", "nom légal", "company", "company name", "employer", "organization", "legal name",
    }.Select(PlainWords.Of).ToFrozenSet();

    // "mentore" is a woman who mentors and "mentoré" a man who is mentored: here the accent carries the meaning.
    private static readonly FrozenDictionary<string, MentoringRole> Roles = new Dictionary<string, MentoringRole>
    {
        ["mentor"] = MentoringRole.Mentor,
        ["mentore"] = MentoringRole.Mentor,
        ["mentor·e"] = MentoringRole.Mentor,
        ["mentor(e)"] = MentoringRole.Mentor,
        ["mentoré"] = MentoringRole.Mentee,
        ["mentorée"] = MentoringRole.Mentee,
        ["mentoré·e"] = MentoringRole.Mentee,
        ["mentoré(e)"] = MentoringRole.Mentee,
        ["mentee"] = MentoringRole.Mentee,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> LanguageNames = PlainWords.Meaning(
        ("fr", ["français", "french", "francais", "fr"]),
        ("en", ["anglais", "english", "en"]),
        ("es", ["espagnol", "spanish", "español", "es"]),
        ("de", ["allemand", "german", "deutsch", "de"]),
        ("it", ["italien", "italian", "italiano", "it"]),
        ("pt", ["portugais", "portuguese", "português", "pt"]),
        ("ar", ["arabe", "arabic", "ar"]),
        ("zh", ["chinois", "chinese", "mandarin", "zh"]));

    private static readonly FrozenDictionary<string, JobLevel> Levels = new Dictionary<string, JobLevel>
    {
        ["débutant"] = Domain.Cohorts.JobLevel.Entry,
        ["entry"] = Domain.Cohorts.JobLevel.Entry,
        ["employé"] = Domain.Cohorts.JobLevel.Employee,
        ["employée"] = Domain.Cohorts.JobLevel.Employee,
        ["employee"] = Domain.Cohorts.JobLevel.Employee,
        ["professionnel"] = Domain.Cohorts.JobLevel.Professional,
        ["professionnelle"] = Domain.Cohorts.JobLevel.Professional,
        ["professional"] = Domain.Cohorts.JobLevel.Professional,
        ["chef d'équipe"] = Domain.Cohorts.JobLevel.TeamLead,
        ["team lead"] = Domain.Cohorts.JobLevel.TeamLead,
        ["gestionnaire"] = Domain.Cohorts.JobLevel.Manager,
        ["manager"] = Domain.Cohorts.JobLevel.Manager,
        ["directeur"] = Domain.Cohorts.JobLevel.Director,
        ["directrice"] = Domain.Cohorts.JobLevel.Director,
        ["director"] = Domain.Cohorts.JobLevel.Director,
        ["haute direction"] = Domain.Cohorts.JobLevel.Executive,
        ["executive"] = Domain.Cohorts.JobLevel.Executive,
        ["propriétaire"] = Domain.Cohorts.JobLevel.Owner,
        ["owner"] = Domain.Cohorts.JobLevel.Owner,
    }.DistinctBy(level => PlainWords.Of(level.Key)).ToFrozenDictionary(level => PlainWords.Of(level.Key), level => level.Value);

    private static readonly FrozenDictionary<string, MentoringForm> FormNames = new Dictionary<string, MentoringForm>
    {
        ["formel"] = MentoringForm.Formal,
        ["formal"] = MentoringForm.Formal,
        ["informel"] = MentoringForm.Informal,
        ["informal"] = MentoringForm.Informal,
        ["groupe"] = MentoringForm.Group,
        ["group"] = MentoringForm.Group,
        ["inversé"] = MentoringForm.Reverse,
        ["reverse"] = MentoringForm.Reverse,
        ["managérial"] = MentoringForm.Managerial,
        ["managerial"] = MentoringForm.Managerial,
    }.DistinctBy(form => PlainWords.Of(form.Key)).ToFrozenDictionary(form => PlainWords.Of(form.Key), form => form.Value);

    private static readonly FrozenDictionary<string, string> SkillNames = Terms(Taxonomy.Skills), FunctionNames = Terms(Taxonomy.Functions),
        SituationNames = Terms(Taxonomy.Situations), ContextNames = Terms(Taxonomy.Contexts);

    private static readonly FrozenSet<string> NoneWords = new[] { "aucun", "aucun lien", "none", "no links" }.Select(PlainWords.Of).ToFrozenSet();

    private static readonly FrozenSet<string> WithheldWords =
        new[] { "non communiqué", "refusé", "withheld", "not disclosed", "n.c." }.Select(PlainWords.Of).ToFrozenSet();

    /// <summary>The column that a header cell means, by a company's own words or by everybody's; null when it means none.</summary>
    public static string? ColumnOf(string header, IReadOnlyDictionary<string, string> ownWords) =>
        ownWords.GetValueOrDefault(PlainWords.Of(header)) ?? Headers.GetValueOrDefault(PlainWords.Of(header));

    /// <summary>The same in a coordinator's file, which says of each person whose they are.</summary>
    public static string? ColumnOfSeveralCompanies(string header) =>
        CompanyHeaders.Contains(PlainWords.Of(header)) ? Company : Headers.GetValueOrDefault(PlainWords.Of(header));

    public static bool IsWithheld(string cell) => WithheldWords.Contains(PlainWords.Of(cell));

    public static MentoringRole? RoleOf(string cell) =>
        Roles.TryGetValue(cell.Trim().Normalize(NormalizationForm.FormC), out var role) ? role : null;

    public static string? FunctionOf(string cell) => FunctionNames.GetValueOrDefault(PlainWords.Of(cell));

    public static string? SituationOf(string cell) => SituationNames.GetValueOrDefault(PlainWords.Of(cell));

    public static string? ContextOf(string cell) => ContextNames.GetValueOrDefault(PlainWords.Of(cell));

    public static JobLevel? LevelOf(string cell) => Levels.TryGetValue(PlainWords.Of(cell), out var level) ? level : null;

    public static MentoringForm? FormOf(string cell) => FormNames.TryGetValue(PlainWords.Of(cell), out var form) ? form : null;

    /// <summary>Whether a cell says that the person declared to have no link of any kind.</summary>
    public static bool IsNone(string cell) => NoneWords.Contains(PlainWords.Of(cell));

    public static string? SkillOf(string cell) => SkillNames.GetValueOrDefault(PlainWords.Of(cell));

    public static string? LanguageOf(string cell) => LanguageNames.GetValueOrDefault(PlainWords.Of(cell));

    private static FrozenDictionary<string, string> Terms(TermList list) =>
        PlainWords.Meaning([.. list.All.Select(term => (term.Code, (string[])[term.Code, term.French, term.English]))]);
}
