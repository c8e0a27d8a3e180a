using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;

namespace Consortium.Api.Committee;

internal sealed class ListReasonsEndpoint : IEndpoint
{
    /// <summary>What was said for a vote; whose vote it was is not told.</summary>
    /// <param name="Words">Absent where the words were erased, and for an auditor.</param>
    internal sealed record Reason(Guid Item, string Vote, string? Words);

    internal sealed record Reasons(IReadOnlyList<Reason> Items);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/ballots/{ballot:guid}/reasons", Handle)
        .WithName("ListReasons")
        .WithSummary("What was said for and against the items of a ballot that have a result.")
        .WithTags("Committee")
        .Produces<Reasons>();

    private static async Task<IResult> Handle(Guid ballot, Scope caller, Reader reader, Texts texts, CancellationToken ct)
    {
        var rows = await reader.Query(
            caller,
            $"""
            select r.item, r.vote, r.text
            from read.ballot_item i join read.ballot_reason r on r.item = i.item
                left join read.ballot_paper p on p.ballot = i.ballot and p.member = @principal
            where {Scope.OfPrincipal("p.member")} and i.ballot = @ballot and i.result is not null
                and not exists (select from read.ballot_recusal q where q.item = i.item and q.member = @principal)
            order by i.place, r.text limit 5000
            """,
            row => (Item: row.GetGuid(0), Vote: row.GetString(1), Text: new TextId(row.GetGuid(2))),
            ct,
            ("ballot", ballot));
        var words = await texts.Read(caller, [.. rows.Select(row => row.Text)], ct);
        return TypedResults.Ok(new Reasons([.. rows.Select(row => new Reason(row.Item, row.Vote, words.GetValueOrDefault(row.Text)))]));
    }
}
