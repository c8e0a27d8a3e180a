using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>Each member's ballot papers: the redacted dossier, the own vote, and the result once it is settled.</summary>
internal sealed class BallotPaperTable : IReadModel
{
    public string Table => "ballot_paper";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var papers = page.Of<BallotEvent.Opened>()
            .SelectMany(e => e.Roster.Where(seat => !e.Recused.Contains(seat.Member)), (e, seat) => (Ballot: e, Seat: seat)).ToList();
        if (papers.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (ballot, member, company, home, cohort, score, confidence, opened_at, closes_at)
                select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                papers.Select(paper => paper.Ballot.Ballot.Value).ToArray(),
                papers.Select(paper => paper.Seat.Member.Value).ToArray(),
                papers.Select(paper => paper.Seat.Company.Value).ToArray(),
                papers.Select(paper => paper.Ballot.HomeCompanies.Contains(paper.Seat.Company)).ToArray(),
                papers.Select(paper => paper.Ballot.Dossier.Cohort.Value).ToArray(),
                papers.Select(paper => (short)paper.Ballot.Dossier.Score).ToArray(),
                papers.Select(paper => (short)paper.Ballot.Dossier.Confidence).ToArray(),
                papers.Select(paper => paper.Ballot.At).ToArray(),
                papers.Select(paper => paper.Ballot.ClosesAt).ToArray());

        var votes = page.Of<BallotEvent.VoteCast>().LastBy(e => (e.Ballot, e.Member));
        if (votes.Count > 0)
            yield return new SqlStatement(
                $"update {into} set vote = v.vote from unnest($1, $2, $3) as v (ballot, member, vote) where {into}.ballot = v.ballot and {into}.member = v.member",
                votes.Select(e => e.Ballot.Value).ToArray(),
                votes.Select(e => e.Member.Value).ToArray(),
                votes.Select(e => Written(e.Vote)).ToArray());

        var recused = page.Of<BallotEvent.MemberRecused>();
        if (recused.Count > 0)
            yield return new SqlStatement(
                $"delete from {into} using unnest($1, $2) as r (ballot, member) where {into}.ballot = r.ballot and {into}.member = r.member",
                recused.Select(e => e.Ballot.Value).ToArray(),
                recused.Select(e => e.Member.Value).ToArray());

        var settled = page.Of<BallotEvent.Settled>();
        if (settled.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set result = s.result, votes_for = s.votes_for, votes_against = s.votes_against, abstained = s.abstained
                from unnest($1, $2, $3, $4, $5) as s (ballot, result, votes_for, votes_against, abstained) where {into}.ballot = s.ballot
                """,
                settled.Select(e => e.Ballot.Value).ToArray(),
                settled.Select(e => Written(e.Result)).ToArray(),
                settled.Select(e => (short)e.For).ToArray(),
                settled.Select(e => (short)e.Against).ToArray(),
                settled.Select(e => (short)e.Abstained).ToArray());
    }

    private static string Written<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
