using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Cohorts;

internal sealed class ListCohortsEndpoint : IEndpoint
{
    /// <param name="MostOfAMentor">The most places of one mentor.</param>
    /// <param name="MostOfAMentee">The most places of one mentee.</param>
    /// <param name="SingleSource">The one company that supplies all mentors, when there is one: every member is told .</param>
    internal sealed record Response(Guid Id, DateOnly From, DateOnly Until, int MostOfAMentor, int MostOfAMentee, Guid? SingleSource, DateTimeOffset OpenedAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cohorts", All)
            .WithName("ListCohorts")
            .WithSummary("The editions of the programme.")
            .WithTags("Cohorts")
            .Produces<Page<Response>>();
        api.MapGet("/cohorts/{cohort:guid}", One)
            .WithName("GetCohort")
            .WithSummary("One edition of the programme.")
            .WithTags("Cohorts")
            .Produces<Response>();
    }

    private static async Task<IResult> All(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer((after, limit) => Read(caller, reader, only: null, after, limit, ct), cohort => cohort.Id);

    private static async Task<IResult> One(Guid cohort, Scope caller, Reader reader, CancellationToken ct) =>
        await Read(caller, reader, cohort, after: null, limit: 1, ct) is [var found]
            ? TypedResults.Ok(found)
            : Answer.Refused(Domain.Cohorts.Cohort.NotFound);

    private static Task<IReadOnlyList<Response>> Read(Scope caller, Reader reader, Guid? only, Guid? after, int limit, CancellationToken ct) =>
        reader.Query(
            caller,
            $"""
            select cohort, begins, ends, most_of_a_mentor, most_of_a_mentee, source, opened_at from read.cohort
            where {Scope.OfConsortium} and (@only::uuid is null or cohort = @only) and (@after::uuid is null or cohort > @after)
            order by cohort limit @limit
            """,
            row => new Response(
                row.GetGuid(0),
                row.GetFieldValue<DateOnly>(1),
                row.GetFieldValue<DateOnly>(2),
                row.GetInt16(3),
                row.GetInt16(4),
                row.IsDBNull(5) ? null : row.GetGuid(5),
                row.GetFieldValue<DateTimeOffset>(6)),
            ct,
            ("only", only),
            ("after", after),
            ("limit", limit));
}
