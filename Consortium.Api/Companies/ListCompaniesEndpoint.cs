using Consortium.Api.Http;
using Consortium.Api.Security;
using Npgsql;

namespace Consortium.Api.Companies;

internal sealed class ListCompaniesEndpoint : IEndpoint
{
    /// <param name="SignedAgreement">The agreement version that the company signed last.</param>
    internal sealed record Company(Guid Id, string LegalName, DateTimeOffset AdmittedAt, Guid? SignedAgreement, DateTimeOffset? SignedAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/companies", All)
            .WithName("ListCompanies")
            .WithSummary("The member companies; a company's own people see their own.")
            .WithTags("Companies")
            .Produces<Page<Company>>();
        api.MapGet("/companies/{company:guid}", One)
            .WithName("GetCompany")
            .WithSummary("One member company.")
            .WithTags("Companies")
            .Produces<Company>();
    }

    private static async Task<IResult> All(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"{Select} and (@after::uuid is null or c.company > @after) order by c.company limit @limit",
                Read,
                ct,
                ("after", after),
                ("limit", limit)),
            company => company.Id);

    private static async Task<IResult> One(Guid company, Scope caller, Reader reader, CancellationToken ct) =>
        await reader.Query(caller, $"{Select} and c.company = @company", Read, ct, ("company", company)) is [var found]
            ? TypedResults.Ok(found)
            : Answer.Refused(Domain.Companies.PartnerCompany.NotFound);

    private static readonly string Select =
        $"""
        select c.company, n.legal_name, c.admitted_at, c.signed_agreement, c.signed_at
        from read.company c join consortium.company_name n using (company)
        where {Scope.OfCompany("c.company")}
        """;

    private static Company Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        row.GetFieldValue<DateTimeOffset>(2),
        row.IsDBNull(3) ? null : row.GetGuid(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4));
}
