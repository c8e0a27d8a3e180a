using Consortium.Api.Events;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>The reason that a seat gave for its last vote on an item, by its text; the words are kept apart.</summary>
internal sealed class BallotReasonTable : IReadModel
{
    public string Table => "ballot_reason";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var votes = page.Of<BallotEvent.VoteCast>().SelectMany(e => e.Items, (e, item) => (Vote: e, Item: item)).ToList()
            .LastBy(one => (one.Item, one.Vote.Company));
        if (votes.Count > 0)
            yield return new SqlStatement(
                $"delete from {into} using unnest($1, $2) as v (item, company) where {into}.item = v.item and {into}.company = v.company",
                votes.Select(one => one.Item.Value).ToArray(),
                votes.Select(one => one.Vote.Company.Value).ToArray());

        var reasons = votes.Where(one => one.Vote.Reason is not null).ToList();
        if (reasons.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (text, item, company, member, vote) select * from unnest($1, $2, $3, $4, $5)",
                reasons.Select(one => one.Vote.Reason!.Id.Value).ToArray(),
                reasons.Select(one => one.Item.Value).ToArray(),
                reasons.Select(one => one.Vote.Company.Value).ToArray(),
                reasons.Select(one => one.Vote.Member.Value).ToArray(),
                reasons.Select(one => StoredJson.Word(one.Vote.Vote)).ToArray());

        // After the votes of the page: nobody votes once they are recused.
        var recused = page.Of<BallotEvent.MemberRecused>().SelectMany(e => e.Items, (e, item) => (Item: item, e.Member)).ToList();
        if (recused.Count > 0)
            yield return new SqlStatement(
                $"delete from {into} using unnest($1, $2) as r (item, member) where {into}.item = r.item and {into}.member = r.member",
                recused.Select(recusal => recusal.Item.Value).ToArray(),
                recused.Select(recusal => recusal.Member.Value).ToArray());
    }
}
