using Consortium.Api.Events;
using Consortium.Domain.Companies;

namespace Consortium.Api.Agreements;

/// <summary>Which company signed which version, when and in which language.</summary>
internal sealed class AgreementSignatureTable : IReadModel
{
    public string Table => "agreement_signature";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        // Who left and was admitted anew signs anew.
        var signed = page.Of<PartnerCompanyEvent.AgreementSigned>().LastBy(e => (e.Company, e.Agreement));
        if (signed.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (company, agreement, signatory, language, signed_on, signed_at) select * from unnest($1, $2, $3, $4, $5, $6)
                on conflict (company, agreement) do update set
                    signatory = excluded.signatory, language = excluded.language, signed_on = excluded.signed_on, signed_at = excluded.signed_at
                """,
                signed.Select(e => e.Company.Value).ToArray(),
                signed.Select(e => e.Agreement.Value).ToArray(),
                signed.Select(e => e.Signatory.Id.Value).ToArray(),
                signed.Select(e => StoredJson.Word(e.Language)).ToArray(),
                signed.Select(e => e.On).ToArray(),
                signed.Select(e => e.At).ToArray());
    }
}
