using Consortium.Api.Events;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>Every match with its state, for those who work the queue.</summary>
internal sealed class MatchQueueTable : IReadModel
{
    public string Table => "match_queue";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var drafted = page.Of<MatchEvent.Drafted>();
        if (drafted.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into}
                    (match, cohort, run, mentor, mentor_company, mentee, mentee_company, score, confidence, state, version, since)
                select match, cohort, run, mentor, mentor_company, mentee, mentee_company, score, confidence, '{MatchStates.Draft}', 1, at
                from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                    as d (match, cohort, run, mentor, mentor_company, mentee, mentee_company, score, confidence, at)
                """,
                drafted.Select(e => e.Match.Value).ToArray(),
                drafted.Select(e => e.Pair.Cohort.Value).ToArray(),
                drafted.Select(e => e.Run.Value).ToArray(),
                drafted.Select(e => e.Pair.Mentor.Value).ToArray(),
                drafted.Select(e => e.Pair.MentorCompany.Value).ToArray(),
                drafted.Select(e => e.Pair.Mentee.Value).ToArray(),
                drafted.Select(e => e.Pair.MenteeCompany.Value).ToArray(),
                drafted.Select(e => (short)e.Pair.Score).ToArray(),
                drafted.Select(e => (short)e.Pair.Confidence).ToArray(),
                drafted.Select(e => e.At).ToArray());

        var moved = page.Where(e => e.Data is MatchEvent).GroupBy(e => e.Stream).Select(match => (
            Match: match.Key,
            Last: match.Last(),
            State: match.Select(e => MatchStates.After((MatchEvent)e.Data)).LastOrDefault(state => state is not null))).ToList();
        if (moved.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set
                    version = m.version, state = coalesce(m.state, {into}.state),
                    since = case when m.state is null then {into}.since else m.at end
                from unnest($1, $2, $3, $4) as m (match, version, state, at) where {into}.match = m.match
                """,
                moved.Select(match => match.Match).ToArray(),
                moved.Select(match => match.Last.Version).ToArray(),
                moved.Select(match => match.State).ToArray(),
                moved.Select(match => match.Last.At).ToArray());
    }
}
