using Consortium.Api.Security;

namespace Consortium.Api.Committee;

/// <summary>The items of a ballot that a caller may see: of those on whose roster they are, but for those that they are recused from.</summary>
internal static class OwnItems
{
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
}
