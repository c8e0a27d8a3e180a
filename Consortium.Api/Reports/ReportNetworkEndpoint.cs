using Consortium.Api.Http;
using Consortium.Api.Matches;
using Consortium.Api.Security;

namespace Consortium.Api.Reports;

/// <summary>Which company lends mentors to which, for the consortium's staff alone.</summary>
internal sealed class ReportNetworkEndpoint : IEndpoint
{
    /// <param name="Loans">The most first.</param>
    internal sealed record Response(Guid Cohort, IReadOnlyList<Loan> Loans);

    /// <param name="From">The mentors' company.</param>
    /// <param name="To">The mentees' company.</param>
    /// <param name="Missions">How many missions run, rest or have ended.</param>
    internal sealed record Loan(Guid From, Guid To, long Missions);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cohorts/{cohort:guid}/network", Handle)
        .WithName("ReportNetwork")
        .WithSummary("Which company lends mentors to which in a cohort, by missions that began.")
        .WithTags("Cohorts")
        .Produces<Response>();

    private static async Task<IResult> Handle(Guid cohort, Scope caller, Reader reader, CancellationToken ct) =>
        await ReportFlowEndpoint.IsThere(cohort, caller, reader, ct)
            ? TypedResults.Ok(new Response(cohort, await reader.Query(
                caller,
                $"""
                select mentor_company, mentee_company, count(*) from read.match_queue
                where {Scope.OfCompany("mentor_company")} and cohort = @cohort
                    and state in ('{MatchStates.Active}', '{MatchStates.Suspended}', '{MatchStates.Ended}')
                group by mentor_company, mentee_company order by 3 desc, 1, 2
                """,
                row => new Loan(row.GetGuid(0), row.GetGuid(1), row.GetInt64(2)),
                ct,
                ("cohort", cohort))))
            : Answer.Refused(Domain.Cohorts.Cohort.NotFound);
}
