using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

/// <summary>Every version of the agreement; the texts are beside it.</summary>
internal sealed class AgreementVersionTable : IReadModel
{
    public const string Draft = "draft", Published = "published";

    public string Table => "agreement_version";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var drafted = page.Of<AgreementVersionEvent.Drafted>().LastBy(e => e.Agreement);
        if (drafted.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (agreement, state, french_digest, english_digest, terms, drafted_at)
                select agreement, '{Draft}', french, english, terms::jsonb, at from unnest($1, $2, $3, $4, $5) as d (agreement, french, english, terms, at)
                on conflict (agreement) do update set
                    french_digest = excluded.french_digest, english_digest = excluded.english_digest,
                    terms = excluded.terms, drafted_at = excluded.drafted_at
                """,
                drafted.Select(e => e.Agreement.Value).ToArray(),
                drafted.Select(e => e.Content.FrenchDigest).ToArray(),
                drafted.Select(e => e.Content.EnglishDigest).ToArray(),
                drafted.Select(e => JsonSerializer.Serialize(e.Content.Terms, StoredJson.Options)).ToArray(),
                drafted.Select(e => e.At).ToArray());

        var published = page.Of<AgreementVersionEvent.Published>();
        if (published.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set state = '{Published}', begins = p.begins, published_at = p.at
                from unnest($1, $2, $3) as p (agreement, begins, at) where {into}.agreement = p.agreement
                """,
                published.Select(e => e.Agreement.Value).ToArray(),
                published.Select(e => e.From).ToArray(),
                published.Select(e => e.At).ToArray());
    }
}
