using Consortium.Api.Events;
using Consortium.Domain.MatchingRuns;

namespace Consortium.Api.MatchingRuns;

/// <summary>Every run that was asked for, and what it found.</summary>
internal sealed class MatchingRunTable : IReadModel
{
    public string Table => "matching_run";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var requested = page.Of<MatchingRunEvent.Requested>();
        if (requested.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (run, cohort, seed, requested_at) select * from unnest($1, $2, $3, $4)",
                requested.Select(e => e.Run.Value).ToArray(),
                requested.Select(e => e.Cohort.Value).ToArray(),
                requested.Select(e => e.Seed).ToArray(),
                requested.Select(e => e.At).ToArray());

        var completed = page.Of<MatchingRunEvent.Completed>();
        if (completed.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set pairs = c.pairs, unmatched_mentees = c.unmatched, completed_at = c.at
                from unnest($1, $2, $3, $4) as c (run, pairs, unmatched, at) where {into}.run = c.run
                """,
                completed.Select(e => e.Run.Value).ToArray(),
                completed.Select(e => e.Pairs).ToArray(),
                completed.Select(e => e.UnmatchedMentees).ToArray(),
                completed.Select(e => e.At).ToArray());
    }
}
