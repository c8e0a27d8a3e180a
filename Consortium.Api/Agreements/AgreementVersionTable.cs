using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

/// <summary>Every version of the agreement; the texts are beside it.</summary>
internal sealed class AgreementVersionTable : IReadModel
{
    public const string Draft = "draft", BeforeCommittee = "before-committee", Published = "published";

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

        // Rejected and laid before the committee anew within one page, the last of the two tells where it stands.
        var asked = page.Where(e => e.Data is AgreementVersionEvent.BroughtBeforeCommittee or AgreementVersionEvent.Returned)
            .GroupBy(e => e.Stream).Select(version => version.Last()).ToList();
        if (asked.Count > 0)
            yield return new SqlStatement(
                $"update {into} set state = a.state from unnest($1, $2) as a (agreement, state) where {into}.agreement = a.agreement",
                asked.Select(e => e.Stream).ToArray(),
                asked.Select(e => e.Data is AgreementVersionEvent.Returned ? Draft : BeforeCommittee).ToArray());

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
