using Consortium.Api.Events;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>Who may open a ballot: the people of its roster.</summary>
internal sealed class BallotPaperTable : IReadModel
{
    public string Table => "ballot_paper";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var papers = page.Of<BallotEvent.Opened>()
            .SelectMany(e => e.Roster, (e, seat) => (e.Ballot, Seat: seat))
            .SelectMany(one => one.Seat.People, (one, member) => (one.Ballot, Member: member, one.Seat.Company)).ToList();
        if (papers.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (ballot, member, company) select * from unnest($1, $2, $3)",
                papers.Select(paper => paper.Ballot.Value).ToArray(),
                papers.Select(paper => paper.Member.Value).ToArray(),
                papers.Select(paper => paper.Company.Value).ToArray());
    }
}
