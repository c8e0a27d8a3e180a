using Consortium.Api.Events;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>Which companies are members, as every member may know.</summary>
internal sealed class MemberCompanyTable : IReadModel
{
    public string Table => "member_company";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var last = page.Of<PartnerCompanyEvent>().Where(e => e is PartnerCompanyEvent.Admitted or PartnerCompanyEvent.Departed).ToList().LastBy(recorded => CompanyOf(recorded));
        var (came, left) = (last.OfType<PartnerCompanyEvent.Admitted>().ToList(), last.OfType<PartnerCompanyEvent.Departed>().ToList());
        if (came.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (company, since) select * from unnest($1, $2)
                on conflict (company) do update set since = excluded.since
                """,
                came.Select(e => e.Company.Value).ToArray(),
                came.Select(e => e.At).ToArray());
        if (left.Count > 0)
            yield return new SqlStatement($"delete from {into} where company = any($1)", left.Select(e => e.Company.Value).ToArray());
    }

    private static Guid CompanyOf(PartnerCompanyEvent recorded) => recorded switch
    {
        PartnerCompanyEvent.Admitted e => e.Company.Value,
        PartnerCompanyEvent.Departed e => e.Company.Value,
        _ => Guid.Empty,
    };
}
