using Consortium.Api.Http;
using Consortium.Api.Security;
using Npgsql;

namespace Consortium.Api.PersonalData;

internal sealed class ListErasuresEndpoint : IEndpoint
{
    private static readonly string[] States = ["asked", "postponed", "to-forget", "forgotten"];

    /// <param name="State">asked; postponed, while a legal hold keeps the person; to-forget, while the company has still to say that it forgot the name it was told; or forgotten.</param>
    internal sealed record Row(Guid Id, Guid Person, Guid Company, string State, DateTimeOffset? AskedAt, DateTimeOffset? CarriedAt, DateTimeOffset? AcknowledgedAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/erasures", All)
        .WithName("ListErasures")
        .WithSummary("Erasures in the caller's reach, one row for each company that has to forget: of one state or of all.")
        .WithTags("Personal data")
        .Produces<Page<Row>>();

    private static async Task<IResult> All(Scope caller, string? state, PageRequest page, Reader reader, CancellationToken ct)
    {
        if (state is not null && !States.Contains(state))
            throw BadParameterException.OneOf("state", States);

        return await page.Answer(
            async (after, limit) => await reader.Query(
                caller,
                $"""
                select id, person, company, state, asked_at, carried_at, acknowledged_at
                from (select *, case
                    when carried_at is null and exists (select from read.retention r where r.participant = person and r.held_by <> '{"{}"}') then 'postponed'
                    when carried_at is null then 'asked' when told and acknowledged_at is null then 'to-forget' else 'forgotten' end as state
                    from read.erasure) as erasure
                where {Scope.OfCompany("company")} and (@state::varchar is null or state = @state) and (@after::uuid is null or id > @after)
                order by id limit @limit
                """,
                Read,
                ct,
                ("state", state),
                ("after", after),
                ("limit", limit)),
            row => row.Id);
    }

    private static Row Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), Time(row, 4), Time(row, 5), Time(row, 6));

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
