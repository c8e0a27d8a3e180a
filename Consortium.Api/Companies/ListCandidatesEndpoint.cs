using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Companies;

internal sealed class ListCandidatesEndpoint : IEndpoint
{
    internal sealed record Candidate(
        Guid Id, string LegalName, IReadOnlyList<string> Sectors, IReadOnlyList<string> Territories, IReadOnlyList<string> Products, DateTimeOffset AppliedAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/applications", Handle)
        .WithName("ListCandidates")
        .WithSummary("Who applies for membership, for the members, who are to say whether they compete.")
        .WithTags("Companies")
        .Produces<Page<Candidate>>();

    private static async Task<IResult> Handle(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                """
                select c.candidate, n.legal_name, c.sectors, c.territories, c.products, c.applied_at
                from read.candidate c join consortium.company_name n on n.company = c.candidate
                where (@sees_all or exists (
                        select from read.company own where own.company = @own_company and own.state in ('member', 'suspended')))
                    and (@after::uuid is null or c.candidate > @after)
                order by c.candidate limit @limit
                """,
                row => new Candidate(
                    row.GetGuid(0),
                    row.GetString(1),
                    row.GetFieldValue<string[]>(2),
                    row.GetFieldValue<string[]>(3),
                    row.GetFieldValue<string[]>(4),
                    row.GetFieldValue<DateTimeOffset>(5)),
                ct,
                ("after", after),
                ("limit", limit)),
            candidate => candidate.Id);
}
