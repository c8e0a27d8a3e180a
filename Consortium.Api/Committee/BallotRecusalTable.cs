using Consortium.Api.Events;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>From which items a person is recused, from the opening on or later.</summary>
internal sealed class BallotRecusalTable : IReadModel
{
    public string Table => "ballot_recusal";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var recusals = page.Select(e => e.Data).SelectMany(happened => happened switch
        {
            BallotEvent.Opened e => e.Items.SelectMany(item => item.Recused, (item, member) => (item.Item, Member: member)),
            BallotEvent.MemberRecused e => e.Items.Select(item => (Item: item, e.Member)),
            _ => [],
        }).ToList();
        if (recusals.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (item, member) select * from unnest($1, $2)",
                recusals.Select(recusal => recusal.Item.Value).ToArray(),
                recusals.Select(recusal => recusal.Member.Value).ToArray());
    }
}
