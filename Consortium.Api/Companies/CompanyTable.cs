using Consortium.Api.Events;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>The member companies and what they signed.</summary>
internal sealed class CompanyTable : IReadModel
{
    public string Table => "company";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var admitted = page.Of<PartnerCompanyEvent.Admitted>();
        if (admitted.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (company, admitted_at) select * from unnest($1, $2)",
                admitted.Select(e => e.Company.Value).ToArray(),
                admitted.Select(e => e.At).ToArray());

        var signed = page.Of<PartnerCompanyEvent.AgreementSigned>().LastBy(e => e.Company.Value);
        if (signed.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set signed_agreement = s.agreement, signed_at = s.at
                from unnest($1, $2, $3) as s (company, agreement, at) where {into}.company = s.company
                """,
                signed.Select(e => e.Company.Value).ToArray(),
                signed.Select(e => e.Agreement.Value).ToArray(),
                signed.Select(e => e.At).ToArray());
    }
}
