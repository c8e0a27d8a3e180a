using System.Globalization;
using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Api.Pages;
using Consortium.Api.PersonalData;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

/// <summary>A profile as pages show it: each attribute as known, withheld or unknown, with who said it and when.</summary>
/// <param name="Rows">In the order in which they matter to pairing.</param>
internal sealed record ProfileShown(IReadOnlyList<AttributeShown> Rows)
{
    /// <summary>People are paired by the first so many.</summary>
    public const int PairedBy = 3;

    /// <param name="profile">As the API tells it.</param>
    /// <param name="expectations">In the person's words, as far as the reader may read them.</param>
    /// <param name="french">Whether the reader reads French.</param>
    /// <param name="mentor">A mentor is asked what they lend first, a mentee what they need.</param>
    public static ProfileShown Of(JsonElement profile, string? expectations, bool french, bool mentor)
    {
        var said = profile.Deserialize<Profile>(StoredJson.Options)!;
        string Word(string code) => PersonWords.Of(code, french);
        var skills = Row("skills", said.Skills, codes => codes.Select(Word), codes => [.. codes.Select(code => (code, ""))]);
        var needs = Row(
            "needs", said.Needs, codes => codes.Select(need => $"{Word(need.Key)} ({Word(StoredJson.Word(need.Value))})"),
            codes => [.. codes.Select(need => (need.Key, StoredJson.Word(need.Value)))]);
        return new(
        [
            mentor ? skills : needs,
            Row(
                "languages", said.Languages, codes => codes.Select(one => $"{LanguageName(one.Key)} ({Word(StoredJson.Word(one.Value))})"),
                codes => [.. codes.Select(one => (one.Key, StoredJson.Word(one.Value)))]),
            Row("yearsOfExperience", said.YearsOfExperience, years => [Shown.Number(years)], years => [(Invariant(years), "")]),
            Row("functions", said.Functions, codes => codes.Select(Word), codes => [.. codes.Select(code => (code, ""))]),
            Row("situations", said.Situations, codes => codes.Select(Word), codes => [.. codes.Select(code => (code, ""))]),
            Row("contexts", said.Contexts, codes => codes.Select(Word), codes => [.. codes.Select(code => (code, ""))]),
            Row("jobLevel", said.JobLevel, level => [Word(StoredJson.Word(level))], level => [(StoredJson.Word(level), "")]),
            Row("forms", said.Forms, forms => forms.Select(form => Word(StoredJson.Word(form))), forms => [.. forms.Select(form => (StoredJson.Word(form), ""))]),
            Row("availability", said.Availability, time => Times(time, Word), _ => []) with { Times = said.Availability.IsKnown(out var when) ? when : null },
            Row("expectations", said.Expectations, _ => [expectations ?? "–"], _ => [(expectations ?? "", "")]),
            mentor ? needs : skills,
        ]);
    }

    /// <summary>An attribute's name in the lists of a body, from its name as a field of one.</summary>
    public static string Code(string? field) => JsonNamingPolicy.KebabCaseLower.ConvertName(field ?? "");

    /// <summary>A language, named in the one that the reader reads.</summary>
    public static string LanguageName(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    private static IEnumerable<string> Times(Availability time, Func<string, string> word) =>
    [
        $"{time.HoursAMonth} {word("hoursAMonth")}",
        .. time.Weekdays.Select(day => word(StoredJson.Word(day))),
        .. time.From is { } from ? (string[])[$"{word("from")} {Shown.Day(from)}"] : [],
        .. time.Until is { } until ? (string[])[$"{word("until")} {Shown.Day(until)}"] : [],
    ];

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static AttributeShown Row<T>(
        string field, Knowledge<T> said, Func<T, IEnumerable<string>> words, Func<T, IReadOnlyList<(string Code, string Level)>> terms) => said switch
        {
            Knowledge<T>.Known known => new(field, "known", string.Join(", ", words(known.Value)), terms(known.Value), StoredJson.Word(known.Source), known.On),
            Knowledge<T>.Withheld withheld => new(field, "withheld", null, [], StoredJson.Word(withheld.Source), withheld.On),
            _ => new(field, "unknown", null, [], null, null),
        };
}

/// <summary>One attribute.</summary>
/// <param name="Field">Its name as a field of a body.</param>
/// <param name="State">known, withheld or unknown.</param>
/// <param name="Words">What is known, in the reader's language.</param>
/// <param name="Terms">The same as codes, each with its level where it has one.</param>
internal sealed record AttributeShown(
    string Field, string State, string? Words, IReadOnlyList<(string Code, string Level)> Terms, string? Source, DateOnly? On)
{
    /// <summary>Of the availability alone.</summary>
    public Availability? Times { get; init; }
}
