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
                $"insert into {into} (cohort, begins, ends, most_of_a_mentor, most_of_a_mentee, opened_at) select * from unnest($1, $2, $3, $4, $5, $6)",
                opened.Select(e => e.Cohort.Value).ToArray(),
                opened.Select(e => e.From).ToArray(),
                opened.Select(e => e.Until).ToArray(),
                opened.Select(e => (short)e.Limits.OfAMentor).ToArray(),
                opened.Select(e => (short)e.Limits.OfAMentee).ToArray(),
                opened.Select(e => e.At).ToArray());

        var sourced = page.Of<CohortEvent.SingleSourceSet>();
        if (sourced.Count > 0)
            yield return new SqlStatement(
                $"update {into} set source = s.source from unnest($1, $2) as s (cohort, source) where {into}.cohort = s.cohort",
                sourced.Select(e => e.Cohort.Value).ToArray(),
                sourced.Select(e => e.Source.Value).ToArray());
    }
}
