using Consortium.Api.Events;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>What each company's seat has to say on an item: that it is home, and its last vote.</summary>
internal sealed class BallotVoiceTable : IReadModel
{
    public string Table => "ballot_voice";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var homes = page.Of<BallotEvent.Opened>()
            .SelectMany(e => e.Items).SelectMany(item => item.HomeCompanies.Distinct(), (item, company) => (item.Item, Company: company)).ToList();
        if (homes.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (item, company, home) select item, company, true from unnest($1, $2) as h (item, company)",
                homes.Select(home => home.Item.Value).ToArray(),
                homes.Select(home => home.Company.Value).ToArray());

        var votes = page.Of<BallotEvent.VoteCast>().SelectMany(e => e.Items, (e, item) => (Item: item, e.Company, e.Member, e.Vote)).ToList()
            .LastBy(vote => (vote.Item, vote.Company));
        if (votes.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (item, company, vote, voted_by) select * from unnest($1, $2, $3, $4)
                on conflict (item, company) do update set vote = excluded.vote, voted_by = excluded.voted_by
                """,
                votes.Select(vote => vote.Item.Value).ToArray(),
                votes.Select(vote => vote.Company.Value).ToArray(),
                votes.Select(vote => StoredJson.Word(vote.Vote)).ToArray(),
                votes.Select(vote => vote.Member.Value).ToArray());

        // After the votes of the page: nobody votes once they are recused.
        var recused = page.Of<BallotEvent.MemberRecused>().SelectMany(e => e.Items, (e, item) => (Item: item, e.Member)).ToList();
        if (recused.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set vote = null, voted_by = null from unnest($1, $2) as r (item, member)
                where {into}.item = r.item and {into}.voted_by = r.member
                """,
                recused.Select(recusal => recusal.Item.Value).ToArray(),
                recused.Select(recusal => recusal.Member.Value).ToArray());
    }
}
