using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain;

namespace Consortium.Api.Mail;

/// <summary>How soon people are written to, and in which language: as they said, else as their company said, else as is ordinary.</summary>
internal sealed class LetterPreferences(Databases databases)
{
    /// <summary>Where people say so.</summary>
    public const string Path = "/letters";

    public async Task<Pace> Of(Guid principal, Occasion occasion, CompanyId? company, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select coalesce(
                (select pace from consortium.letter_pace where principal = $1 and occasion = $2),
                (select pace from consortium.company_letter_pace where company = $3 and occasion = $2))
            """).With(principal, StoredJson.Word(occasion), company?.Value ?? Guid.Empty);
        return await command.ExecuteScalarAsync(ct) is string pace ? Read(pace) : Occasions.Ordinary(occasion);
    }

    /// <summary>The language that somebody wants, fr or en; null where they said nothing.</summary>
    public async Task<string?> LanguageOf(Guid principal, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand("select language from consortium.letter_language where principal = $1").With(principal);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    public static Pace Read(string word) => Enum.GetValues<Pace>().First(pace => StoredJson.Word(pace) == word);

    /// <summary>
    /// The statements that keep what a person said in a role; what they left out, they leave to their company. What the same person
    /// said in another role stays; the language is the person's, whatever the role.
    /// </summary>
    public static IReadOnlyList<SqlStatement> Keep(Scope person, IReadOnlyDictionary<Occasion, Pace> paces, string? language) =>
    [
        language is null
            ? new("delete from consortium.letter_language where principal = $1", person.Principal)
            : new(
                "insert into consortium.letter_language (principal, language) values ($1, $2) on conflict (principal) do update set language = excluded.language",
                person.Principal, language),
        new(
            "delete from consortium.letter_pace where principal = $1 and occasion = any($2)",
            person.Principal, Occasions.Of(person.Role).Select(StoredJson.Word).ToArray()),
        .. paces.Select(chosen => new SqlStatement(
            "insert into consortium.letter_pace (principal, occasion, pace) values ($1, $2, $3)", person.Principal, StoredJson.Word(chosen.Key), StoredJson.Word(chosen.Value))),
    ];

    /// <summary>The statements that leave nothing of what somebody said, nor of the letter of the day to them.</summary>
    public static IReadOnlyList<SqlStatement> Forget(Guid principal) =>
    [
        new("delete from consortium.letter_language where principal = $1", principal),
        new("delete from consortium.letter_pace where principal = $1", principal),
        new("delete from consortium.day_letter_line where principal = $1", principal),
    ];

    /// <summary>The same of what a company's human resources said for all of them.</summary>
    public static IReadOnlyList<SqlStatement> Keep(CompanyId company, IReadOnlyDictionary<Occasion, Pace> paces) =>
    [
        new("delete from consortium.company_letter_pace where company = $1", company.Value),
        .. paces.Select(chosen => new SqlStatement(
            "insert into consortium.company_letter_pace (company, occasion, pace) values ($1, $2, $3)",
            company.Value, StoredJson.Word(chosen.Key), StoredJson.Word(chosen.Value))),
    ];
}
