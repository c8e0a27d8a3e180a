using Consortium.Api.Http;
using Consortium.Api.Security;
using Npgsql;

namespace Consortium.Api.Companies;

internal sealed class ListCompaniesEndpoint : IEndpoint
{
    /// <param name="State">Outsider, candidate, refused, member, suspended or departed.</param>
    /// <param name="Sectors">NAICS/SCIAN codes that it declared.</param>
    /// <param name="LastDay">The last day of its membership, included, once its departure is announced.</param>
    /// <param name="SignedAgreement">The agreement version that the company signed last.</param>
    internal sealed record Company(
        Guid Id,
        string LegalName,
        string State,
        IReadOnlyList<string> Sectors,
        DateTimeOffset? AppliedAt,
        DateTimeOffset? AdmittedAt,
        DateOnly? LastDay,
        Guid? SignedAgreement,
        DateTimeOffset? SignedAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/companies", All)
            .WithName("ListCompanies")
            .WithSummary("The companies, by state, by sector and by their ids with commas; a company's own people see their own.")
            .WithTags("Companies")
            .Produces<Page<Company>>();
        api.MapGet("/companies/{company:guid}", One)
            .WithName("GetCompany")
            .WithSummary("One company.")
            .WithTags("Companies")
            .Produces<Company>();
    }

    private static async Task<IResult> All(string? state, string? sector, Ids? ids, Scope caller, PageRequest page, Reader reader, CancellationToken ct)
    {
        CompanyFilters.RequireCompanyState(state);
        CompanyFilters.RequireSector(sector);
        return await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                {Select} and (@state::varchar is null or c.state = @state)
                    and (@sector::varchar is null or exists (select from unnest(c.sectors) as declared where starts_with(declared, @sector)))
                    and (@ids::uuid[] is null or c.company = any(@ids)) and (@after::uuid is null or c.company > @after)
                order by c.company limit @limit
                """,
                Read,
                ct,
                ("state", state),
                ("sector", sector),
                ("ids", ids?.All.ToArray()),
                ("after", after),
                ("limit", limit)),
            company => company.Id);
    }

    private static async Task<IResult> One(Guid company, Scope caller, Reader reader, CancellationToken ct) =>
        await reader.Query(caller, $"{Select} and c.company = @company", Read, ct, ("company", company)) is [var found]
            ? TypedResults.Ok(found)
            : Answer.Refused(Domain.Companies.PartnerCompany.NotFound);

    private static readonly string Select =
        $"""
        select c.company, n.legal_name, c.state, c.sectors, c.applied_at, c.admitted_at, c.last_day, c.signed_agreement, c.signed_at
        from read.company c join consortium.company_name n using (company)
        where {Scope.OfCompany("c.company")}
        """;

    private static Company Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        row.GetString(2),
        row.GetFieldValue<string[]>(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
        row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6),
        row.IsDBNull(7) ? null : row.GetGuid(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8));
}
