using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Committee;

/// <summary>A member's ballots in the order of the work, without what is on them: for that see <see cref="ListBallotsEndpoint"/>.</summary>
internal sealed class ListAgendaEndpoint : IEndpoint
{
    /// <summary>A ballot, counted over those of its items that the caller may see and that are open, or that have their result.</summary>
    /// <param name="Procedure">vote, or no-objection.</param>
    /// <param name="Subject">Of its first item.</param>
    /// <param name="Items">How many items.</param>
    /// <param name="Votes">On how many of them the caller's company votes.</param>
    /// <param name="Voted">On how many of these it has voted.</param>
    /// <param name="Read">Whether the caller's company has confirmed that it read them.</param>
    /// <param name="Results">How often each result; none while it is open.</param>
    internal sealed record Entry(
        Guid Ballot,
        string Procedure,
        string Subject,
        int Items,
        int Votes,
        int Voted,
        bool Read,
        DateTimeOffset OpenedAt,
        DateTimeOffset ClosesAt,
        IReadOnlyList<ResultCount> Results);

    internal sealed record ResultCount(string Result, int Items);

    /// <summary>The items of a ballot that are alike for the caller.</summary>
    private sealed record Alike(
        Guid Ballot,
        int Place,
        int Total,
        int Start,
        string Procedure,
        string Subject,
        string? Result,
        bool Home,
        IReadOnlyList<Guid> Items,
        IReadOnlyList<Guid> Voted,
        bool Read,
        DateTimeOffset OpenedAt,
        DateTimeOffset ClosesAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/ballots/agenda", Handle)
        .WithName("ListAgenda")
        .WithSummary("The caller's ballots, fifty at a time, with how many there are: open ones by what closes first, settled ones by what closed last.")
        .WithTags("Committee")
        .Produces<Part<Entry>>();

    /// <param name="open">Whether open ones, as when absent, or those that have results.</param>
    /// <param name="ballot">The ballot around which to read.</param>
    private static async Task<IResult> Handle(bool? open, Guid? ballot, Scope caller, Reader reader, IEventStreams streams, CancellationToken ct)
    {
        const string Mine = "not exists (select from read.ballot_recusal r where r.item = i.item and r.member = @principal) and (i.result is null) = @open";
        var rows = await reader.Query(
            caller,
            $"""
            with mine as (
                select i.ballot, max(i.closes_at) as closes_at
                from read.ballot_item i left join read.ballot_paper p on p.ballot = i.ballot and p.member = @principal
                where {Scope.OfPrincipal("p.member")} and {Mine} group by i.ballot),
            numbered as (
                select ballot, row_number() over (order by case when @open then closes_at end, closes_at desc, ballot) as place from mine),
            {Part.Of("numbered", "ballot", "@ballot")}
            select s.ballot, s.place, s.total, s.start, i.procedure, (array_agg(i.subject order by i.place))[1], i.result, coalesce(v.home, false),
                array_agg(i.item), coalesce(array_agg(i.item) filter (where v.vote is not null), array[]::uuid[]), bool_or(v.read_by is not null),
                min(i.opened_at), max(i.closes_at)
            from shown s join read.ballot_item i using (ballot)
                left join read.ballot_paper p on p.ballot = i.ballot and p.member = @principal
                left join read.ballot_voice v on v.item = i.item and v.company = p.company
            where {Scope.OfPrincipal("p.member")} and {Mine}
            group by s.ballot, s.place, s.total, s.start, i.procedure, i.result, coalesce(v.home, false)
            order by s.place, min(i.place)
            """,
            row => new Alike(
                row.GetGuid(0),
                row.GetInt32(1),
                row.GetInt32(2),
                row.GetInt32(3),
                row.GetString(4),
                row.GetString(5),
                row.IsDBNull(6) ? null : row.GetString(6),
                row.GetBoolean(7),
                row.GetFieldValue<Guid[]>(8),
                row.GetFieldValue<Guid[]>(9),
                row.GetBoolean(10),
                row.GetFieldValue<DateTimeOffset>(11),
                row.GetFieldValue<DateTimeOffset>(12)),
            ct,
            ("open", open is not false),
            ("ballot", ballot));
        var asHome = await OwnItems.WhereHomesVote(rows.Where(row => row is { Home: true, Result: null }).Select(row => row.Ballot), streams, ct);
        return TypedResults.Ok(Part.Of([.. rows.GroupBy(row => (row.Ballot, row.Place, row.Total, row.Start), (of, items) => (Counted([.. items], asHome), of.Ballot, of.Place, of.Total, of.Start))]));
    }

    private static Entry Counted(IReadOnlyList<Alike> alike, IReadOnlySet<Guid> asHome)
    {
        return new(
            alike[0].Ballot,
            alike[0].Procedure,
            alike[0].Subject,
            alike.Sum(one => one.Items.Count),
            alike.Sum(one => VotedOn(one, one.Items)),
            alike.Sum(one => VotedOn(one, one.Voted)),
            alike.Any(one => one.Read),
            alike.Min(one => one.OpenedAt),
            alike.Max(one => one.ClosesAt),
            [.. alike.Where(one => one.Result is not null).GroupBy(one => one.Result!, (result, those) => new ResultCount(result, those.Sum(one => one.Items.Count)))]);

        int VotedOn(Alike one, IReadOnlyList<Guid> items) => one.Home ? items.Count(asHome.Contains) : items.Count;
    }
}
