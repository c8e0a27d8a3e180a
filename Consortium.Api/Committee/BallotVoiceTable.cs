using Consortium.Api.Events;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>What each company's seat has to say on an item: that it is home, its last vote, and whether it has read it.</summary>
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

        var read = page.Of<BallotEvent.ItemsRead>().SelectMany(e => e.Items, (e, item) => (Item: item, e.Company, e.Member)).ToList();
        if (read.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (item, company, read_by) select * from unnest($1, $2, $3)
                on conflict (item, company) do update set read_by = excluded.read_by
                """,
                read.Select(one => one.Item.Value).ToArray(),
                read.Select(one => one.Company.Value).ToArray(),
                read.Select(one => one.Member.Value).ToArray());

        // After the votes of the page: nobody votes once they are recused.
        var recused = page.Of<BallotEvent.MemberRecused>().SelectMany(e => e.Items, (e, item) => (Item: item, e.Member)).ToList();
        if (recused.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set
                    vote = case when voted_by = r.member then null else vote end, voted_by = nullif(voted_by, r.member),
                    read_by = nullif(read_by, r.member)
                from unnest($1, $2) as r (item, member) where {into}.item = r.item and r.member in ({into}.voted_by, {into}.read_by)
                """,
                recused.Select(recusal => recusal.Item.Value).ToArray(),
                recused.Select(recusal => recusal.Member.Value).ToArray());
    }
}
