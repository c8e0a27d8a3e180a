using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Companies;

internal sealed class GetCompanyHistoryEndpoint : IEndpoint
{
    /// <param name="Change">What happened, by its stored name.</param>
    /// <param name="Subject">The company, link, relationship, exclusion or waiver that it happened to.</param>
    /// <param name="Actor">Who caused it; absent for the service itself.</param>
    internal sealed record Entry(Guid Id, string Change, Guid Subject, Guid? Actor, DateTimeOffset At);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/companies/{company:guid}/history", Handle)
        .WithName("GetCompanyHistory")
        .WithSummary("What changed about a company and between it and others, oldest first.")
        .WithTags("Companies")
        .Produces<Page<Entry>>();

    private static async Task<IResult> Handle(Guid company, Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                """
                select entry, change, stream, actor, at from read.company_history
                where @sees_all and company = @company and (@after::uuid is null or entry > @after)
                order by entry limit @limit
                """,
                row => new Entry(
                    row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetFieldValue<DateTimeOffset>(4)),
                ct,
                ("company", company),
                ("after", after),
                ("limit", limit)),
            entry => entry.Id);
}
