using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Committee;

internal sealed class ListSeatsEndpoint : IEndpoint
{
    internal sealed record Seat(Guid Company, Guid Member, DateTimeOffset Since);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/committee/seats", Handle)
        .WithName("ListSeats")
        .WithSummary("Who sits on the steering committee for which company.")
        .WithTags("Committee")
        .Produces<Page<Seat>>();

    private static async Task<IResult> Handle(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                select company, member, since from read.seat
                where {Scope.OfConsortium} and (@after::uuid is null or company > @after) order by company limit @limit
                """,
                row => new Seat(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2)),
                ct,
                ("after", after),
                ("limit", limit)),
            seat => seat.Company);
}
