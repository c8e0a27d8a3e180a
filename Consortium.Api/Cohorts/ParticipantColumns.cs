using System.Collections.Frozen;
using System.Text;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

/// <summary>The words that human resources use in the header and the cells of their files, in French and in English.</summary>
internal static class ParticipantColumns
{
    public const string GivenName = "given-name", FamilyName = "family-name", Email = "email", Role = "role", Skills = "skills",
        Languages = "languages", Years = "years-of-experience", Places = "places";

    public static readonly IReadOnlyList<string> Needed = [GivenName, FamilyName, Email, Role];

    private static readonly FrozenDictionary<string, string> Headers = Words(
        (GivenName, ["prénom", "prénoms", "first name", "given name", "firstname", GivenName]),
        (FamilyName, ["nom", "nom de famille", "last name", "family name", "surname", "lastname", FamilyName]),
        (Email, ["courriel", "adresse courriel", "e-mail", "email", "mail", "adresse électronique", "email address"]),
        (Role, ["rôle", "role", "participation"]),
        (Skills, ["compétences", "compétence", "besoins", "skills", "needs", "skill"]),
        (Languages, ["langues", "langue", "languages", "language"]),
        (Years, ["années d'expérience", "expérience", "années", "years of experience", "experience", "years", Years]),
        (Places, ["places", "nombre de places", "capacité", "capacity", "seats"]));

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

    private static readonly FrozenDictionary<string, string> LanguageNames = Words(
        ("fr", ["français", "french", "francais", "fr"]),
        ("en", ["anglais", "english", "en"]),
        ("es", ["espagnol", "spanish", "español", "es"]),
        ("de", ["allemand", "german", "deutsch", "de"]),
        ("it", ["italien", "italian", "italiano", "it"]),
        ("pt", ["portugais", "portuguese", "português", "pt"]),
        ("ar", ["arabe", "arabic", "ar"]),
        ("zh", ["chinois", "chinese", "mandarin", "zh"]));

    private static readonly FrozenDictionary<string, string> SkillNames =
        Words([.. Taxonomy.Skills.All.Select(skill => (skill.Code, (string[])[skill.Code, skill.French, skill.English]))]);

    private static readonly FrozenSet<string> WithheldWords =
        new[] { "non communiqué", "refusé", "withheld", "not disclosed", "n.c." }.Select(PlainWords.Of).ToFrozenSet();

    private static readonly FrozenSet<string> UnknownWords = new[] { "", "?", "inconnu", "unknown", "n/a", "s.o." }.Select(PlainWords.Of).ToFrozenSet();

    // Pay and its kin never enter the consortium (L-13), not even in a column that would be passed over.
    private static readonly string[] ForbiddenWords =
        ["salaire", "salary", "remuneration", "pay", "paie", "bonus", "prime", "prix", "price", "marge", "margin", "client list", "liste de clients"];

    /// <summary>The column that a header cell means; null when it means none.</summary>
    public static string? ColumnOf(string header) => Headers.GetValueOrDefault(PlainWords.Of(header));

    public static bool IsForbidden(string header) =>
        PlainWords.Of(header) is var plain && ForbiddenWords.Any(word => $" {plain} ".Contains($" {word} ", StringComparison.Ordinal));

    public static bool IsWithheld(string cell) => WithheldWords.Contains(PlainWords.Of(cell));

    public static bool IsUnknown(string cell) => UnknownWords.Contains(PlainWords.Of(cell));

    public static MentoringRole? RoleOf(string cell) =>
        Roles.TryGetValue(cell.Trim().Normalize(NormalizationForm.FormC), out var role) ? role : null;

    public static string? SkillOf(string cell) => SkillNames.GetValueOrDefault(PlainWords.Of(cell));

    public static string? LanguageOf(string cell) => LanguageNames.GetValueOrDefault(PlainWords.Of(cell));

    private static FrozenDictionary<string, string> Words(params IEnumerable<(string Means, string[] Words)> entries) =>
        entries.SelectMany(entry => entry.Words.Select(word => (PlainWords.Of(word), entry.Means))).Distinct()
            .ToFrozenDictionary(pair => pair.Item1, pair => pair.Means);
}
