using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Npgsql;

namespace Consortium.Api.Committee;

internal sealed class ListBallotsEndpoint : IEndpoint
{
    /// <summary>One item of a ballot, as the caller may see it.</summary>
    /// <param name="Place">Its place on the agenda, from 1.</param>
    /// <param name="Subject">match, admission, waiver, agreement or policy.</param>
    /// <param name="About">The company, waiver or agreement version; absent for a match, which voters know by its dossier.</param>
    /// <param name="Number">Of the policy: which number.</param>
    /// <param name="Value">Of the policy: the value asked for.</param>
    /// <param name="Home">The caller's company is one of the two in the match: it consents.</param>
    /// <param name="Votes">Whether the caller's company votes on it: not as a home company, unless fewer than two others are left.</param>
    /// <param name="Cohort">Of a match.</param>
    /// <param name="Score">Of a match: 0 to 1000.</param>
    /// <param name="Confidence">Of a match: 0 to 100.</param>
    /// <param name="Dossier">Of a match: what the voters may know of it.</param>
    /// <param name="Vote">What the caller's company said last.</param>
    /// <param name="Procedure">vote, or no-objection: approved unless somebody objects, once as many as a quorum have read it.</param>
    /// <param name="Read">Whether the caller's company has confirmed that it read the item.</param>
    /// <param name="Result">Absent while the item is open, as the three counts are; pulled-out when it left for a ballot of its own.</param>
    /// <param name="PulledInto">The ballot of its own.</param>
    internal sealed record Paper(
        Guid Item,
        Guid Ballot,
        int Place,
        string Procedure,
        string Subject,
        Guid? About,
        string? Number,
        int? Value,
        bool Home,
        bool Votes,
        Guid? Cohort,
        int? Score,
        int? Confidence,
        DossierShown? Dossier,
        DateTimeOffset OpenedAt,
        DateTimeOffset ClosesAt,
        string? Vote,
        string? Result,
        int? For,
        int? Against,
        int? Abstained,
        bool Read,
        Guid? PulledInto);

    /// <summary>A ballot with its items; those that the caller is recused from are not among them.</summary>
    internal sealed record Sheet(Guid Ballot, IReadOnlyList<Paper> Items);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/ballots", All)
            .WithName("ListBallots")
            .WithSummary("The items that the caller votes on, with redacted dossiers; those that close or closed last first when asked.")
            .WithTags("Committee")
            .Produces<Page<Paper>>();
        api.MapGet("/ballots/{ballot:guid}", One)
            .WithName("GetBallot")
            .WithSummary("One ballot with its items; a recused member does not see what they are recused from.")
            .WithTags("Committee")
            .Produces<Sheet>();
    }

    private static async Task<IResult> All(bool? open, bool? newest, Scope caller, PageRequest page, Reader reader, Texts texts, IEventStreams streams, CancellationToken ct) =>
        await page.Answer((after, limit) => Read(caller, reader, texts, streams, only: null, open, newest is true, after, limit, ct), paper => paper.Item);

    private static async Task<IResult> One(
        Guid ballot, Scope caller, Reader reader, Texts texts, IEventStreams streams, CancellationToken ct) =>
        await Read(caller, reader, texts, streams, ballot, open: null, newest: false, after: null, BallotStanding.MostItems, ct) is { Count: > 0 } items
            ? TypedResults.Ok(new Sheet(ballot, [.. items.OrderBy(item => item.Place)]))
            : Answer.Refused(Ballot.NotFound);

    private static async Task<IReadOnlyList<Paper>> Read(
        Scope caller, Reader reader, Texts texts, IEventStreams streams, Guid? only, bool? open, bool newest, Guid? after, int limit, CancellationToken ct)
    {
        var order = newest ? "i.closes_at desc, i.item desc" : "i.item";
        var rows = await reader.Query(
            caller,
            $"""
            with chosen as materialized (
                select i.item, p.company
                from read.ballot_item i left join read.ballot_paper p on p.ballot = i.ballot and p.member = @principal
                where {Scope.OfPrincipal("p.member")}
                    and not exists (select from read.ballot_recusal r where r.item = i.item and r.member = @principal)
                    and (@only::uuid is null or i.ballot = @only) and (@open::boolean is null or (i.result is null) = @open)
                    and (@after::uuid is null or {(newest
                        ? "(i.closes_at, i.item) < (select closes_at, item from read.ballot_item where item = @after)"
                        : "i.item > @after")})
                order by {order} limit @limit)
            select i.item, i.ballot, i.place, i.procedure, i.subject, i.about, i.number, i.value, coalesce(v.home, false), i.cohort, i.score, i.confidence, i.dossier::text, i.opened_at, i.closes_at,
                v.vote, i.result, i.votes_for, i.votes_against, i.abstained, v.read_by is not null, i.pulled_into
            from chosen c join read.ballot_item i using (item) left join read.ballot_voice v on v.item = i.item and v.company = c.company
            order by {order}
            """,
            Row,
            ct,
            ("only", only),
            ("open", open),
            ("after", after),
            ("limit", limit));
        var words = await texts.Read(caller, [.. rows.Select(row => row.Dossier?.Rationale?.Id).OfType<TextId>()], ct);
        var asHome = await OwnItems.WhereHomesVote(rows.Select(row => row.Paper).Where(paper => paper is { Home: true, Result: null }).Select(paper => paper.Ballot), streams, ct);
        return
        [
            .. rows.Select(row => row.Paper with
            {
                Votes = row.Paper.Votes || asHome.Contains(row.Paper.Item),
                Dossier = row.Dossier is { } dossier ? DossierShown.Of(dossier, words) : null,
            }),
        ];
    }

    private static (Paper Paper, MatchDossier? Dossier) Row(NpgsqlDataReader row) => (PaperOf(row), row.IsDBNull(12) ? null : DossierShown.Read(row.GetString(12)));

    private static Paper PaperOf(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetInt16(2),
        row.GetString(3),
        row.GetString(4),
        row.IsDBNull(5) ? null : row.GetGuid(5),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null : row.GetInt32(7),
        row.GetBoolean(8),
        !row.GetBoolean(8),
        row.IsDBNull(9) ? null : row.GetGuid(9),
        Small(row, 10),
        Small(row, 11),
        Dossier: null,
        row.GetFieldValue<DateTimeOffset>(13),
        row.GetFieldValue<DateTimeOffset>(14),
        row.IsDBNull(15) ? null : row.GetString(15),
        row.IsDBNull(16) ? null : row.GetString(16),
        Small(row, 17),
        Small(row, 18),
        Small(row, 19),
        row.GetBoolean(20),
        row.IsDBNull(21) ? null : row.GetGuid(21));

    private static int? Small(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt16(column);
}
