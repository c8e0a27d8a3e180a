using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Companies;

internal sealed class ListMembersEndpoint : IEndpoint
{
    internal sealed record Member(Guid Id, string LegalName);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/members", Handle)
        .WithName("ListMembers")
        .WithSummary("The member companies by name, for every member: nothing of what stands between them.")
        .WithTags("Companies")
        .Produces<Page<Member>>();

    private static async Task<IResult> Handle(Scope caller, PageRequest page, Reader reader, CancellationToken ct) => await page.Answer(
        (after, limit) => reader.Query(
            caller,
            """
            select m.company, n.legal_name from read.member_company m join consortium.company_name n using (company)
            where (@sees_all or exists (
                    select from read.company own where own.company = @own_company and own.state in ('member', 'suspended')))
                and (@after::uuid is null or m.company > @after)
            order by m.company limit @limit
            """,
            row => new Member(row.GetGuid(0), row.GetString(1)),
            ct,
            ("after", after),
            ("limit", limit)),
        member => member.Id);
}
