using Consortium.Api.Http;
using Consortium.Api.Matches;
using Consortium.Api.Security;

namespace Consortium.Api.Reports;

/// <summary>How the matches of a cohort went through their states, for the consortium's staff.</summary>
internal sealed class ReportFlowEndpoint : IEndpoint
{
    /// <param name="Moves">From each state to each that followed it.</param>
    internal sealed record Response(Guid Cohort, IReadOnlyList<Move> Moves);

    /// <param name="From">A state; awaiting-first-meeting until the two have met, active from then on.</param>
    /// <param name="To">The state that followed; absent of matches that are there now.</param>
    /// <param name="Matches">How many went, or are there.</param>
    internal sealed record Move(string From, string? To, long Matches);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cohorts/{cohort:guid}/flow", Handle)
        .WithName("ReportFlow")
        .WithSummary("How many matches of a cohort stand in each state, and how many left it for which.")
        .WithTags("Cohorts")
        .Produces<Response>();

    /// <summary>Whether there is such a cohort.</summary>
    public static async Task<bool> IsThere(Guid cohort, Scope caller, Reader reader, CancellationToken ct) => (await reader.Query(
        caller, $"select 1 from read.cohort where {Scope.OfConsortium} and cohort = @cohort", row => row.GetInt32(0), ct, ("cohort", cohort))).Count > 0;

    private static async Task<IResult> Handle(Guid cohort, Scope caller, Reader reader, CancellationToken ct)
    {
        if (!await IsThere(cohort, caller, reader, ct))
            return Answer.Refused(Domain.Cohorts.Cohort.NotFound);

        // A mission that goes on is no stay, since nobody is waited for: it follows from the meeting, or from being brought in.
        var moves = await reader.Query(
            caller,
            $"""
            with matched as (select * from read.match_queue q where {Scope.OfCompany("q.mentor_company")} and q.cohort = @cohort),
            stays as (
                select s.step, s.left_at, lead(s.step) over (partition by s.match order by s.version) as next, m.state, m.first_met_on
                from read.match_stay s join matched m using (match)),
            moves as (
                select step as "from", case
                    when left_at is null then null
                    when step = '{MatchStayTable.FirstMeeting}' and first_met_on is not null then '{MatchStates.Active}'
                    else coalesce(next, state) end as "to"
                from stays
                union all
                select '{MatchStates.Active}', nullif(state, '{MatchStates.Active}') from matched
                where first_met_on is not null or origin = 'brought-in')
            select "from", "to", count(*) from moves group by "from", "to"
            """,
            row => new Move(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2)),
            ct,
            ("cohort", cohort));
        return TypedResults.Ok(new Response(cohort, [.. moves.OrderBy(move => PlaceOf(move.From)).ThenBy(move => move.To is { } to ? PlaceOf(to) : -1)]));
    }

    /// <summary>States in the order in which a match goes through them.</summary>
    internal static int PlaceOf(string state) =>
        2 * MatchStates.All.IndexOf(state is MatchStayTable.FirstMeeting ? MatchStates.Active : state) - (state is MatchStayTable.FirstMeeting ? 1 : 0);
}
