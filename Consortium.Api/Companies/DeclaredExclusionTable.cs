using Consortium.Api.Events;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>Exclusions as the declaring side sees them.</summary>
internal sealed class DeclaredExclusionTable : IReadModel
{
    public string Table => "declared_exclusion";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var declared = page.Of<CompetitorExclusionEvent.Declared>().LastBy(e => CompetitorExclusion.StreamOf(e.By, e.Against));
        if (declared.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (exclusion, declared_by, against, begins, declared_at) select * from unnest($1, $2, $3, $4, $5)
                on conflict (exclusion) do update set
                    declared_by = excluded.declared_by, against = excluded.against,
                    begins = excluded.begins, declared_at = excluded.declared_at
                """,
                declared.Select(e => CompetitorExclusion.StreamOf(e.By, e.Against)).ToArray(),
                declared.Select(e => e.By.Value).ToArray(),
                declared.Select(e => e.Against.Value).ToArray(),
                declared.Select(e => e.From).ToArray(),
                declared.Select(e => e.At).ToArray());
    }
}
