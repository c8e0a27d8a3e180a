using Consortium.Api.Events;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>
/// A match as each of its two home companies sees it. The rows are made with the draft, so that later events find them, and
/// are in nobody's reach until the match is proposed; one that was brought in running, the companies know already.
/// </summary>
internal sealed class CompanyMatchTable : IReadModel
{
    private static readonly string _broughtIn = StoredJson.Word(MatchOrigin.BroughtIn);

    public string Table => "company_match";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var sides = NewMatch.Of(page).SelectMany(e => new[]
        {
            (e.Match, e.Pair, Company: e.Pair.MentorCompany, Other: e.Pair.MenteeCompany, Role: "mentor", e.Origin, e.At),
            (e.Match, e.Pair, Company: e.Pair.MenteeCompany, Other: e.Pair.MentorCompany, Role: "mentee", e.Origin, e.At),
        }).ToList();
        if (sides.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (match, company, cohort, own_role, mentor, mentee, other_company, origin, state, proposed, since)
                select match, company, cohort, own_role, mentor, mentee, other_company, origin, '{MatchStates.Draft}', origin = '{_broughtIn}', at
                from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                    as s (match, company, cohort, own_role, mentor, mentee, other_company, origin, at)
                """,
                sides.Select(side => side.Match.Value).ToArray(),
                sides.Select(side => side.Company.Value).ToArray(),
                sides.Select(side => side.Pair.Cohort.Value).ToArray(),
                sides.Select(side => side.Role).ToArray(),
                sides.Select(side => side.Pair.Mentor.Value).ToArray(),
                sides.Select(side => side.Pair.Mentee.Value).ToArray(),
                sides.Select(side => side.Other.Value).ToArray(),
                sides.Select(side => StoredJson.Word(side.Origin)).ToArray(),
                sides.Select(side => side.At).ToArray());

        var consented = page.Of<MatchEvent.CompanyConsented>();
        if (consented.Count > 0)
            yield return new SqlStatement(
                $"update {into} set consented = true from unnest($1, $2) as c (match, company) where {into}.match = c.match and {into}.company = c.company",
                consented.Select(e => e.Match.Value).ToArray(),
                consented.Select(e => e.Company.Value).ToArray());

        var accepted = page.Of<MatchEvent.ParticipantAccepted>();
        if (accepted.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set accepted = true from unnest($1, $2) as a (match, participant)
                where {into}.match = a.match and a.participant = case {into}.own_role when 'mentor' then {into}.mentor else {into}.mentee end
                """,
                accepted.Select(e => e.Match.Value).ToArray(),
                accepted.Select(e => e.Participant.Value).ToArray());

        var proposed = page.Of<MatchEvent.Proposed>();
        if (proposed.Count > 0)
            yield return new SqlStatement($"update {into} set proposed = true where match = any($1)", proposed.Select(e => e.Match.Value).ToArray());

        var steps = MatchSteps.Of(page).Where(step => step.State is not null).ToList();
        if (steps.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set
                    state = case when s.taken_back then '{MatchStates.Withdrawn}' else s.state end, taken_back = coalesce(s.taken_back, false),
                    since = coalesce(s.since, {into}.since), due = case when s.taken_back then null else s.due end,
                    mission_ended = coalesce(s.mission_ended, {into}.mission_ended)
                from unnest($1, $2, $3, $4, $5, $6::boolean[]) as s (match, state, since, due, mission_ended, taken_back)
                where {into}.match = s.match and not ({into}.taken_back and s.taken_back is null)
                """,
                steps.Select(step => step.Match).ToArray(),
                steps.Select(step => step.State!).ToArray(),
                steps.Select(step => step.Since).ToArray(),
                steps.Select(step => step.Due).ToArray(),
                steps.Select(step => step.MissionEnded is { } how ? StoredJson.Word(how) : null).ToArray(),
                steps.Select(step => step.IsTakenBack).ToArray());
    }
}
