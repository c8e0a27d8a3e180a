using Consortium.Api.Http;
using Consortium.Api.Matches;
using Consortium.Api.Security;

namespace Consortium.Api.MatchingRuns;

internal sealed class ListMatchingRunsEndpoint : IEndpoint
{
    /// <param name="Pairs">How many pairs it found; null until the engine has answered, as what follows.</param>
    /// <param name="UnmatchedMentees">How many mentees it found nobody for.</param>
    /// <param name="Drafts">How many of its pairs nobody has looked at yet.</param>
    internal sealed record Item(
        Guid Run, Guid Cohort, int Seed, DateTimeOffset RequestedAt, int? Pairs, int? UnmatchedMentees, DateTimeOffset? CompletedAt, int Drafts);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/matching-runs", Handle)
        .WithName("ListMatchingRuns")
        .WithSummary("The runs of the matching engine, of one cohort or of all, with how much of each is still to be looked at.")
        .WithTags("Matching runs")
        .Produces<Page<Item>>();

    private static async Task<IResult> Handle(Guid? cohort, Scope caller, PageRequest page, Reader reader, CancellationToken ct) => await page.Answer(
        (after, limit) => reader.Query(
            caller,
            $"""
            select r.run, r.cohort, r.seed, r.requested_at, r.pairs, r.unmatched_mentees, r.completed_at,
                (select count(*) from read.match_queue q where q.cohort = r.cohort and q.state = '{MatchStates.Draft}' and q.run = r.run)
            from read.matching_run r
            where @sees_all and (@cohort::uuid is null or r.cohort = @cohort) and (@after::uuid is null or r.run > @after)
            order by r.run limit @limit
            """,
            row => new Item(
                row.GetGuid(0),
                row.GetGuid(1),
                row.GetInt32(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.IsDBNull(4) ? null : row.GetInt32(4),
                row.IsDBNull(5) ? null : row.GetInt32(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
                (int)row.GetInt64(7)),
            ct,
            ("cohort", cohort),
            ("after", after),
            ("limit", limit)),
        item => item.Run);
}
