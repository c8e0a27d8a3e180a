using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.PersonalData;

internal sealed class ListDossierReadsEndpoint : IEndpoint
{
    /// <param name="Company">Who was told the name.</param>
    /// <param name="Principal">Who asked for it; absent when a notice brought it.</param>
    internal sealed record Row(Guid Id, Guid Person, Guid Company, Guid? Principal, DateTimeOffset At);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dossier-reads", All)
        .WithName("ListDossierReads")
        .WithSummary("Which other companies were told the names of the people in the caller's reach, oldest first; of one person or of all.")
        .WithTags("Personal data")
        .Produces<Page<Row>>();

    private static async Task<IResult> All(Scope caller, Guid? person, PageRequest page, Reader reader, CancellationToken ct) => await page.Answer(
        async (after, limit) => await reader.Query(
            caller,
            $"""
            select id, person, by_company, principal, read_at from personal.dossier_read
            where {Scope.OfCompany("of_company")} and (@person::uuid is null or person = @person) and (@after::uuid is null or id > @after)
            order by id limit @limit
            """,
            row => new Row(
                row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetFieldValue<DateTimeOffset>(4)),
            ct,
            ("person", person),
            ("after", after),
            ("limit", limit)),
        row => row.Id);
}
