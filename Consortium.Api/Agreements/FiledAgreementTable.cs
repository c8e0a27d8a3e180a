using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements;

/// <summary>Texts that companies signed elsewhere, as each party sees them.</summary>
internal sealed class FiledAgreementTable : IReadModel
{
    public string Table => "filed_agreement";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var filed = page.Of<FiledAgreementEvent.Filed>().SelectMany(e => e.Parties, (e, party) => (Filed: e, Party: party)).ToList();
        if (filed.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (filed, company, subject, parties, digest, signed_on, until, filed_at)
                select filed, company, subject, array(select jsonb_array_elements_text(parties::jsonb)::uuid), digest, signed_on, until, at
                from unnest($1, $2, $3, $4, $5, $6, $7::date[], $8) as f (filed, company, subject, parties, digest, signed_on, until, at)
                """,
                filed.Select(row => row.Filed.Agreement.Value).ToArray(),
                filed.Select(row => row.Party.Value).ToArray(),
                filed.Select(row => StoredJson.Word(row.Filed.Subject)).ToArray(),
                filed.Select(row => JsonSerializer.Serialize(row.Filed.Parties, StoredJson.Options)).ToArray(),
                filed.Select(row => row.Filed.Digest).ToArray(),
                filed.Select(row => row.Filed.SignedOn).ToArray(),
                filed.Select(row => row.Filed.Until).ToArray(),
                filed.Select(row => row.Filed.At).ToArray());
    }
}
