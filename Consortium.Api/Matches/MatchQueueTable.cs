using Consortium.Api.Events;

namespace Consortium.Api.Matches;

/// <summary>Every match with its state, for those who work the queue.</summary>
internal sealed class MatchQueueTable : IReadModel
{
    public string Table => "match_queue";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var begun = NewMatch.Of(page);
        if (begun.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into}
                    (match, cohort, run, mentor, mentor_company, mentee, mentee_company, score, confidence, origin, state, version, since)
                select match, cohort, run, mentor, mentor_company, mentee, mentee_company, score, confidence, origin, '{MatchStates.Draft}', 1, at
                from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                    as d (match, cohort, run, mentor, mentor_company, mentee, mentee_company, score, confidence, origin, at)
                """,
                begun.Select(e => e.Match.Value).ToArray(),
                begun.Select(e => e.Pair.Cohort.Value).ToArray(),
                begun.Select(e => e.Run?.Value).ToArray(),
                begun.Select(e => e.Pair.Mentor.Value).ToArray(),
                begun.Select(e => e.Pair.MentorCompany.Value).ToArray(),
                begun.Select(e => e.Pair.Mentee.Value).ToArray(),
                begun.Select(e => e.Pair.MenteeCompany.Value).ToArray(),
                begun.Select(e => (short)e.Pair.Score).ToArray(),
                begun.Select(e => (short)e.Pair.Confidence).ToArray(),
                begun.Select(e => StoredJson.Word(e.Origin)).ToArray(),
                begun.Select(e => e.At).ToArray());

        var steps = MatchSteps.Of(page);
        if (steps.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set
                    version = s.version, state = coalesce(s.state, {into}.state), since = coalesce(s.since, {into}.since),
                    due = case when s.state is null then {into}.due else s.due end,
                    reminded = coalesce(s.reminded, {into}.reminded), coordinator = coalesce(s.coordinator, {into}.coordinator),
                    first_met_on = coalesce(s.first_met_on, {into}.first_met_on), mission_ended = coalesce(s.mission_ended, {into}.mission_ended)
                from unnest($1, $2, $3, $4, $5, $6::boolean[], $7, $8::date[], $9)
                    as s (match, version, state, since, due, reminded, coordinator, first_met_on, mission_ended)
                where {into}.match = s.match
                """,
                steps.Select(step => step.Match).ToArray(),
                steps.Select(step => step.Version).ToArray(),
                steps.Select(step => step.State).ToArray(),
                steps.Select(step => step.Since).ToArray(),
                steps.Select(step => step.Due).ToArray(),
                steps.Select(step => step.Reminded).ToArray(),
                steps.Select(step => step.Coordinator).ToArray(),
                steps.Select(step => step.FirstMetOn).ToArray(),
                steps.Select(step => step.MissionEnded is { } how ? StoredJson.Word(how) : null).ToArray());
    }
}
