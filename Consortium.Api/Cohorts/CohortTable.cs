using Consortium.Api.Events;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

/// <summary>The editions of the programme.</summary>
internal sealed class CohortTable : IReadModel
{
    public string Table => "cohort";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var opened = page.Of<CohortEvent.Opened>();
        if (opened.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (cohort, begins, ends, opened_at) select * from unnest($1, $2, $3, $4)",
                opened.Select(e => e.Cohort.Value).ToArray(),
                opened.Select(e => e.From).ToArray(),
                opened.Select(e => e.Until).ToArray(),
                opened.Select(e => e.At).ToArray());
    }
}
