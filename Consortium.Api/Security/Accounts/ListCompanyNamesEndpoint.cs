using Consortium.Api.Http;
using Consortium.Domain;

namespace Consortium.Api.Security.Accounts;

/// <summary>The companies by name, for whoever opens accounts for them; what they are to the consortium is not told.</summary>
internal sealed class ListCompanyNamesEndpoint : IEndpoint
{
    internal sealed record Item(CompanyId Id, string LegalName);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/company-names", List)
        .WithName("ListCompanyNames")
        .WithSummary("The ids and names of the companies, to open accounts for.")
        .WithTags("Access")
        .Produces<Page<Item>>();

    private static Task<IResult> List(Scope caller, PageRequest page, Reader reader, CancellationToken ct) => page.Answer(
        (after, limit) => reader.Query(
            caller,
            """
            select company, legal_name from consortium.company_name
            where (@sees_all or @role = 'Operator') and (@after::uuid is null or company > @after) order by company limit @limit
            """,
            row => new Item(new CompanyId(row.GetGuid(0)), row.GetString(1)),
            ct,
            ("after", after),
            ("limit", limit)),
        item => item.Id.Value);
}
