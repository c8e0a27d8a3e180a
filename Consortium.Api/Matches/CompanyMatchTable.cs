using Consortium.Api.Events;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>
/// A match as each of its two home companies sees it. The rows are made with the draft, so that later events find them, and
/// are in nobody's reach until the match is proposed.
/// </summary>
internal sealed class CompanyMatchTable : IReadModel
{
    public string Table => "company_match";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var sides = page.Of<MatchEvent.Drafted>().SelectMany(e => new[]
        {
            (e.Match, e.Pair, Company: e.Pair.MentorCompany, Other: e.Pair.MenteeCompany, Role: "mentor", e.At),
            (e.Match, e.Pair, Company: e.Pair.MenteeCompany, Other: e.Pair.MentorCompany, Role: "mentee", e.At),
        }).ToList();
        if (sides.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (match, company, cohort, own_role, mentor, mentee, other_company, state, since)
                select match, company, cohort, own_role, mentor, mentee, other_company, '{MatchStates.Draft}', at
                from unnest($1, $2, $3, $4, $5, $6, $7, $8)
                    as s (match, company, cohort, own_role, mentor, mentee, other_company, at)
                """,
                sides.Select(side => side.Match.Value).ToArray(),
                sides.Select(side => side.Company.Value).ToArray(),
                sides.Select(side => side.Pair.Cohort.Value).ToArray(),
                sides.Select(side => side.Role).ToArray(),
                sides.Select(side => side.Pair.Mentor.Value).ToArray(),
                sides.Select(side => side.Pair.Mentee.Value).ToArray(),
                sides.Select(side => side.Other.Value).ToArray(),
                sides.Select(side => side.At).ToArray());

        var consented = page.Of<MatchEvent.CompanyConsented>();
        if (consented.Count > 0)
            yield return new SqlStatement(
                $"update {into} set consented = true from unnest($1, $2) as c (match, company) where {into}.match = c.match and {into}.company = c.company",
                consented.Select(e => e.Match.Value).ToArray(),
                consented.Select(e => e.Company.Value).ToArray());

        var moved = page.Where(e => e.Data is MatchEvent happened && MatchStates.After(happened) is not null)
            .GroupBy(e => e.Stream).Select(match => match.Last()).ToList();
        if (moved.Count > 0)
            yield return new SqlStatement(
                $"update {into} set state = m.state, since = m.at from unnest($1, $2, $3) as m (match, state, at) where {into}.match = m.match",
                moved.Select(match => match.Stream).ToArray(),
                moved.Select(match => MatchStates.After((MatchEvent)match.Data)!).ToArray(),
                moved.Select(match => match.At).ToArray());
    }
}
