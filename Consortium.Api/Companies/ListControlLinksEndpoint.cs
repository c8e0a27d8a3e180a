using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Companies;

internal sealed class ListControlLinksEndpoint : IEndpoint
{
    /// <param name="From">The first day, included.</param>
    /// <param name="Until">The last day, included; absent while no end is known.</param>
    /// <param name="Test">Votes, board, veto, joint or in-fact.</param>
    /// <param name="Share">The share of the votes in hundredths of a percent; absent when unknown.</param>
    /// <param name="Source">Company, register, filing, press or coordinator.</param>
    /// <param name="Confidence">0 to 100.</param>
    internal sealed record Link(
        Guid Id,
        Guid Controller,
        Guid Controlled,
        DateOnly From,
        DateOnly? Until,
        string Test,
        int? Share,
        string Source,
        int Confidence,
        DateTimeOffset RecordedAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/control-links", Handle)
        .WithName("ListControlLinks")
        .WithSummary("Who controls whom, by company and by day.")
        .WithTags("Companies")
        .Produces<Page<Link>>();

    private static async Task<IResult> Handle(Guid? company, DateOnly? on, Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                """
                select period, controller, controlled, begins, ends, test, share, source, confidence, recorded_at from read.control_link
                where @sees_all and (@company::uuid is null or controller = @company or controlled = @company)
                    and (@on::date is null or (begins <= @on and (ends is null or ends >= @on))) and (@after::uuid is null or period > @after)
                order by period limit @limit
                """,
                row => new Link(
                    row.GetGuid(0),
                    row.GetGuid(1),
                    row.GetGuid(2),
                    row.GetFieldValue<DateOnly>(3),
                    row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4),
                    row.GetString(5),
                    row.IsDBNull(6) ? null : row.GetInt32(6),
                    row.GetString(7),
                    row.GetInt32(8),
                    row.GetFieldValue<DateTimeOffset>(9)),
                ct,
                ("company", company),
                ("on", on),
                ("after", after),
                ("limit", limit)),
            link => link.Id);
}
