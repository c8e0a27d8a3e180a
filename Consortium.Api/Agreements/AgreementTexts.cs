using System.Text.Json;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Npgsql;

namespace Consortium.Api.Agreements;

/// <param name="State">draft, before-committee or published.</param>
/// <param name="From">The first day on which it is in force, included; absent for a draft.</param>
internal sealed record AgreementListed(
    Guid Id,
    string State,
    DateOnly? From,
    string FrenchDigest,
    string EnglishDigest,
    AgreementTerms Terms,
    DateTimeOffset DraftedAt,
    DateTimeOffset? PublishedAt);

/// <summary>One version, whole.</summary>
/// <param name="ConductRule">The participants' conduct rule that is part of every version.</param>
/// <param name="Limits">The limits of confidentiality that are part of every version.</param>
internal sealed record AgreementRead(
    Guid Id,
    string State,
    DateOnly? From,
    string FrenchDigest,
    string EnglishDigest,
    string French,
    string English,
    AgreementTerms Terms,
    FixedWording ConductRule,
    FixedWording Limits);

/// <summary>The queries over versions of the agreement and their texts.</summary>
internal static class AgreementTexts
{
    private const string Columns = "v.agreement, v.state, v.begins, v.french_digest, v.english_digest, v.terms::text, v.drafted_at, v.published_at";

    /// <summary>The statement that keeps the texts of a draft, to run alongside it.</summary>
    public static SqlStatement Keep(AgreementId agreement, string french, string english) => new(
        """
        insert into consortium.agreement_text (agreement, french, english) values ($1, $2, $3)
        on conflict (agreement) do update set french = excluded.french, english = excluded.english
        """,
        agreement.Value,
        french,
        english);

    public static Task<IReadOnlyList<AgreementListed>> List(Reader reader, Scope caller, Guid? after, int limit, CancellationToken ct) => reader.Query(
        caller,
        $"""
        select {Columns} from read.agreement_version v
        where {Scope.OfConsortium} and (@after::uuid is null or v.agreement > @after) order by v.agreement limit @limit
        """,
        Listed,
        ct,
        ("after", after),
        ("limit", limit));

    /// <summary>A version with its texts; null when there is none under this id.</summary>
    public static async Task<AgreementRead?> Find(Reader reader, Scope caller, Guid agreement, CancellationToken ct) => (await reader.Query(
        caller,
        $"""
        select {Columns}, t.french, t.english from read.agreement_version v join consortium.agreement_text t using (agreement)
        where {Scope.OfConsortium} and v.agreement = @agreement
        """,
        row =>
        {
            var listed = Listed(row);
            return new AgreementRead(
                listed.Id, listed.State, listed.From, listed.FrenchDigest, listed.EnglishDigest, row.GetString(8), row.GetString(9), listed.Terms,
                ConductRule.Wording, ConfidentialityUndertaking.Limits);
        },
        ct,
        ("agreement", agreement))).SingleOrDefault();

    /// <summary>The terms in force on a day; the ordinary ones before the first version.</summary>
    public static async Task<AgreementTerms> TermsOn(DateOnly on, Reader reader, Scope caller, RulesInForce rules, CancellationToken ct) =>
        (await rules.Now(ct)).State.Agreements.InForceOn(on) is { } inForce && await Find(reader, caller, inForce.Value, ct) is { } agreement
            ? agreement.Terms
            : AgreementTerms.Ordinary;

    private static AgreementListed Listed(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2),
        row.GetString(3),
        row.GetString(4),
        JsonSerializer.Deserialize<AgreementTerms>(row.GetString(5), StoredJson.Options)!,
        row.GetFieldValue<DateTimeOffset>(6),
        row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7));
}
