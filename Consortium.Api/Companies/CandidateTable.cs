using Consortium.Api.Events;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>Who applies and with what, as the members see it who are to say whether they compete.</summary>
internal sealed class CandidateTable : IReadModel
{
    public string Table => "candidate";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        foreach (var recorded in page.Of<PartnerCompanyEvent>())
        {
            if (recorded is PartnerCompanyEvent.Applied applied)
                yield return new SqlStatement(
                    $"""
                    insert into {into} (candidate, sectors, territories, products, applied_at) values ($1, $2, $3, $4, $5)
                    on conflict (candidate) do update set
                        sectors = excluded.sectors, territories = excluded.territories, products = excluded.products, applied_at = excluded.applied_at
                    """,
                    applied.Company.Value,
                    applied.Activity.Sectors.ToArray(),
                    applied.Activity.Territories.ToArray(),
                    applied.Activity.Products.ToArray(),
                    applied.At);
            else if (recorded is PartnerCompanyEvent.ActivityDeclared declared)
                yield return new SqlStatement(
                    $"update {into} set sectors = $2, territories = $3, products = $4 where candidate = $1",
                    declared.Company.Value,
                    declared.Activity.Sectors.ToArray(),
                    declared.Activity.Territories.ToArray(),
                    declared.Activity.Products.ToArray());
            else if (Decided(recorded) is { } company)
                yield return new SqlStatement($"delete from {into} where candidate = $1", company);
        }
    }

    private static Guid? Decided(PartnerCompanyEvent recorded) => recorded switch
    {
        PartnerCompanyEvent.Admitted e => e.Company.Value,
        PartnerCompanyEvent.CandidateRefused e => e.Company.Value,
        _ => null,
    };
}
