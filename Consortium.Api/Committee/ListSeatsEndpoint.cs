using Consortium.Api.Http;
using Consortium.Api.Security;
using Npgsql;

namespace Consortium.Api.Committee;

internal sealed class ListSeatsEndpoint : IEndpoint
{
    /// <param name="Member">The holder; absent when the seat is vacant.</param>
    /// <param name="Since">Since when the holder sits.</param>
    internal sealed record Seat(Guid Company, Guid? Member, DateTimeOffset? Since, Guid? Alternate, DateTimeOffset? AlternateSince, bool Chairs);

    /// <param name="Office">holder, alternate or chair.</param>
    /// <param name="Until">Absent while it lasts.</param>
    internal sealed record Membership(Guid Id, Guid Company, Guid Member, string Office, DateTimeOffset Since, DateTimeOffset? Until);

    /// <param name="Since">Since when nobody holds it: since the company was admitted, or its last holder left.</param>
    internal sealed record VacantSeat(Guid Company, DateTimeOffset Since);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/committee/seats", Seats)
            .WithName("ListSeats")
            .WithSummary("Who sits on the steering committee for which company.")
            .WithTags("Committee")
            .Produces<Page<Seat>>();
        api.MapGet("/committee/memberships", Memberships)
            .WithName("ListMemberships")
            .WithSummary("Who sat on the steering committee for which company, and who chaired, from when to when.")
            .WithTags("Committee")
            .Produces<Page<Membership>>();
        api.MapGet("/committee/vacant-seats", Vacant)
            .WithName("ListVacantSeats")
            .WithSummary("Member companies whose seat nobody holds, and since when.")
            .WithTags("Committee")
            .Produces<Page<VacantSeat>>();
    }

    private static async Task<IResult> Seats(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                select company,
                    (array_agg(member) filter (where office = 'holder'))[1], min(since) filter (where office = 'holder'),
                    (array_agg(member) filter (where office = 'alternate'))[1], min(since) filter (where office = 'alternate'),
                    bool_or(office = 'chair')
                from read.committee_membership
                where {Scope.OfConsortium} and until is null and (@after::uuid is null or company > @after)
                group by company order by company limit @limit
                """,
                row => new Seat(
                    row.GetGuid(0), Id(row, 1), Time(row, 2), Id(row, 3), Time(row, 4), row.GetBoolean(5)),
                ct,
                ("after", after),
                ("limit", limit)),
            seat => seat.Company);

    private static async Task<IResult> Memberships(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                select membership, company, member, office, since, until from read.committee_membership
                where {Scope.OfConsortium} and (@after::uuid is null or membership > @after) order by membership limit @limit
                """,
                row => new Membership(
                    row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), Time(row, 5)),
                ct,
                ("after", after),
                ("limit", limit)),
            membership => membership.Id);

    private static async Task<IResult> Vacant(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer(
            (after, limit) => reader.Query(
                caller,
                $"""
                select c.company, greatest(c.admitted_at, (
                    select max(m.until) from read.committee_membership m where m.company = c.company and m.office = 'holder'))
                from read.company c
                where {Scope.OfCompany("c.company")} and c.state in ('member', 'suspended') and (@after::uuid is null or c.company > @after)
                    and not exists (
                        select from read.committee_membership m where m.company = c.company and m.office = 'holder' and m.until is null)
                order by c.company limit @limit
                """,
                row => new VacantSeat(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)),
                ct,
                ("after", after),
                ("limit", limit)),
            vacant => vacant.Company);

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
