using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal static class OwnItems
{
    /// <summary>The items of a ballot that a caller may see: of those on whose roster they are, but for those that they are recused from.</summary>
    public static async Task<IReadOnlySet<Guid>> Of(Reader reader, Scope caller, Guid ballot, CancellationToken ct) => (await reader.Query(
        caller,
        $"""
        select i.item from read.ballot_item i left join read.ballot_paper p on p.ballot = i.ballot and p.member = @principal
        where {Scope.OfPrincipal("p.member")} and i.ballot = @ballot
            and not exists (select from read.ballot_recusal r where r.item = i.item and r.member = @principal)
        """,
        row => row.GetGuid(0),
        ct,
        ("ballot", ballot))).ToHashSet();

    /// <summary>
    /// The items of these ballots on which the two home companies vote as well. Who is left to vote changes with every recusal, so it is
    /// asked of the record; few items of a list are of the caller's own people.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> WhereHomesVote(IEnumerable<Guid> ballots, IEventStreams streams, CancellationToken ct)
    {
        var found = new HashSet<Guid>();
        foreach (var ballot in ballots.Distinct())
        {
            if ((await streams.Load<Ballot>(ballot, ct)).State is Ballot.Held held)
                found.UnionWith(held.Items.Where(item => item.Count.HomeCompaniesVote).Select(item => item.Id.Value));
        }

        return found;
    }
}
