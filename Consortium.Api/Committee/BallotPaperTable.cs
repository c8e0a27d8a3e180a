using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>Who may open a ballot: the people of its roster.</summary>
internal sealed class BallotPaperTable : IReadModel
{
    public string Table => "ballot_paper";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var papers = page.Of<BallotEvent.Opened>()
            .SelectMany(e => e.Roster.SelectMany(People), (e, person) => (e.Ballot, person.Member, person.Company)).ToList();
        if (papers.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (ballot, member, company) select * from unnest($1, $2, $3)",
                papers.Select(paper => paper.Ballot.Value).ToArray(),
                papers.Select(paper => paper.Member.Value).ToArray(),
                papers.Select(paper => paper.Company.Value).ToArray());
    }

    private static IEnumerable<(CommitteeMemberId Member, CompanyId Company)> People(Seat seat) =>
        seat.Alternate is { } alternate ? [(seat.Member, seat.Company), (alternate, seat.Company)] : [(seat.Member, seat.Company)];
}
