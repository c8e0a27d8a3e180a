using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.Committee;
using Npgsql;

namespace Consortium.Api.Committee;

internal sealed class ListBallotsEndpoint : IEndpoint
{
    /// <param name="Home">The member's company is one of the two in the match: it consents and does not vote, as a rule.</param>
    /// <param name="Score">0 to 1000.</param>
    /// <param name="Confidence">0 to 100.</param>
    /// <param name="Vote">The member's own vote.</param>
    /// <param name="Result">Absent while the ballot is open, as the three counts are.</param>
    internal sealed record Paper(
        Guid Ballot,
        Guid Member,
        bool Home,
        Guid Cohort,
        int Score,
        int Confidence,
        DateTimeOffset OpenedAt,
        DateTimeOffset ClosesAt,
        string? Vote,
        string? Result,
        int? For,
        int? Against,
        int? Abstained);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/ballots", All)
            .WithName("ListBallots")
            .WithSummary("The caller's ballot papers, with redacted dossiers.")
            .WithTags("Committee")
            .Produces<Page<Paper>>();
        api.MapGet("/ballots/{ballot:guid}", One)
            .WithName("GetBallot")
            .WithSummary("The caller's paper of one ballot; a recused member has none.")
            .WithTags("Committee")
            .Produces<Paper>();
    }

    private static async Task<IResult> All(bool? open, Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer((after, limit) => Read(caller, reader, only: null, open, after, limit, ct), paper => paper.Ballot);

    private static async Task<IResult> One(Guid ballot, Scope caller, Reader reader, CancellationToken ct) =>
        await Read(caller, reader, ballot, open: null, after: null, limit: 1, ct) is [var found]
            ? TypedResults.Ok(found)
            : Answer.Refused(Ballot.NotFound);

    private static Task<IReadOnlyList<Paper>> Read(
        Scope caller, Reader reader, Guid? only, bool? open, Guid? after, int limit, CancellationToken ct) =>
        reader.Query(
            caller,
            $"""
            select ballot, member, home, cohort, score, confidence, opened_at, closes_at, vote, result, votes_for, votes_against, abstained
            from read.ballot_paper
            where {Scope.OfPrincipal("member")} and (@only::uuid is null or ballot = @only)
                and (@open::boolean is null or (result is null) = @open) and (@after::uuid is null or ballot > @after)
            order by ballot, member limit @limit
            """,
            Row,
            ct,
            ("only", only),
            ("open", open),
            ("after", after),
            ("limit", limit));

    private static Paper Row(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetBoolean(2),
        row.GetGuid(3),
        row.GetInt16(4),
        row.GetInt16(5),
        row.GetFieldValue<DateTimeOffset>(6),
        row.GetFieldValue<DateTimeOffset>(7),
        row.IsDBNull(8) ? null : row.GetString(8),
        row.IsDBNull(9) ? null : row.GetString(9),
        row.IsDBNull(10) ? null : row.GetInt16(10),
        row.IsDBNull(11) ? null : row.GetInt16(11),
        row.IsDBNull(12) ? null : row.GetInt16(12));
}
