using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.Deliveries;
using Npgsql;

namespace Consortium.Api.Deliveries;

internal sealed class ListDeliveriesEndpoint : IEndpoint
{
    /// <param name="Kind">decision, of a match of the company's own; slate, of matches of others; or erasure.</param>
    /// <param name="Decision">Of a decision.</param>
    /// <param name="Cohort">Of a decision.</param>
    /// <param name="Ballot">Of a slate.</param>
    /// <param name="Person">Of an erasure: who is to be forgotten.</param>
    /// <param name="Number">Its place in the company's feed.</param>
    /// <param name="State">due, retrying, stopped (a person has to look) or receipted.</param>
    /// <param name="Attempts">Attempts since it was opened or last replayed.</param>
    /// <param name="Fault">Why the last failed attempt failed.</param>
    /// <param name="Status">What the receiver answered then.</param>
    internal sealed record Row(
        Guid Id,
        Guid Company,
        string Kind,
        Guid? Decision,
        Guid? Cohort,
        Guid? Ballot,
        Guid? Person,
        long Number,
        string State,
        int Attempts,
        DateTimeOffset? NextAttempt,
        string? Fault,
        int? Status,
        DateTimeOffset OpenedAt,
        DateTimeOffset? ReceiptedAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/deliveries", All)
            .WithName("ListDeliveries")
            .WithSummary("Deliveries in the caller's reach, of one state or company or of all; the newest first when asked.")
            .WithTags("Deliveries")
            .Produces<Page<Row>>();
        api.MapGet("/deliveries/{delivery:guid}", One)
            .WithName("GetDelivery")
            .WithSummary("One delivery: its attempts, its last fault and when it is tried next.")
            .WithTags("Deliveries")
            .Produces<Row>();
    }

    private static async Task<IResult> All(Scope caller, string? state, Guid? company, bool? newest, PageRequest page, Reader reader, CancellationToken ct)
    {
        var states = Enum.GetValues<DeliveryState>().Select(StoredJson.Word).ToList();
        if (state is not null && !states.Contains(state))
            throw BadParameterException.OneOf("state", states);

        return await page.Answer(
            async (after, limit) => await reader.Query(
                caller,
                $"""
                {Select} and (@state::varchar is null or state = @state) and (@company::uuid is null or company = @company)
                    and (@after::uuid is null or {(newest is true
                        ? "(opened_at, delivery) < (select opened_at, delivery from read.delivery where delivery = @after)"
                        : "delivery > @after")})
                order by {(newest is true ? "opened_at desc, delivery desc" : "delivery")} limit @limit
                """,
                row => Read(row).Row,
                ct,
                ("after", after),
                ("state", state),
                ("company", company),
                ("limit", limit)),
            row => row.Id);
    }

    private static async Task<IResult> One(Guid delivery, Scope caller, Reader reader, CancellationToken ct) =>
        await reader.Query(caller, $"{Select} and delivery = @delivery", Read, ct, ("delivery", delivery)) is [var (version, found)]
            ? Answer.At(version, found)
            : Answer.Refused(Delivery.NotFound);

    private static readonly string Select =
        $"""
        select version, delivery, company, kind, decision, cohort, ballot, person, number, state, attempts, next_attempt, fault, status, opened_at, receipted_at
        from read.delivery where {Scope.OfCompany("company")}
        """;

    private static (long Version, Row Row) Read(NpgsqlDataReader row) => (
        row.GetInt64(0),
        new Row(
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetString(3),
            row.IsDBNull(4) ? null : row.GetGuid(4),
            row.IsDBNull(5) ? null : row.GetGuid(5),
            row.IsDBNull(6) ? null : row.GetGuid(6),
            row.IsDBNull(7) ? null : row.GetGuid(7),
            row.GetInt64(8),
            row.GetString(9),
            row.GetInt32(10),
            row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
            row.IsDBNull(12) ? null : row.GetString(12),
            row.IsDBNull(13) ? null : row.GetInt32(13),
            row.GetFieldValue<DateTimeOffset>(14),
            row.IsDBNull(15) ? null : row.GetFieldValue<DateTimeOffset>(15)));
}
