using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Companies;
using Npgsql;

namespace Consortium.Api.Companies;

internal sealed class WaiverEndpoints : IEndpoint
{
    /// <param name="One">One of the two companies that may then be paired.</param>
    /// <param name="Other">The other.</param>
    /// <param name="From">The first day, included.</param>
    /// <param name="Until">The last day, included.</param>
    /// <param name="Reason">Why, for the coordinators.</param>
    internal sealed record Request(
        CompanyId One, CompanyId Other, DateOnly From, DateOnly Until, [property: Required, StringLength(2_000, MinimumLength = 1)] string Reason);

    internal sealed record Created(WaiverId Id);

    /// <param name="State">Requested, granted or denied.</param>
    /// <param name="Reason">For the coordinators.</param>
    /// <param name="Ballot">The ballot that decided.</param>
    internal sealed record Waiver(
        Guid Id, Guid One, Guid Other, DateOnly From, DateOnly Until, string? Reason, string State, Guid? Ballot, DateTimeOffset RequestedAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/waivers", Ask)
            .WithName("RequestWaiver")
            .WithSummary("Asks the committee to let two companies be paired for a time although an exclusion keeps them apart.")
            .WithTags("Companies")
            .Produces<Created>(StatusCodes.Status201Created);
        api.MapGet("/waivers", List)
            .WithName("ListWaivers")
            .WithSummary("The waivers that were asked for, and what became of them.")
            .WithTags("Companies")
            .Produces<Page<Waiver>>();
    }

    private static async Task<IResult> Ask(
        Request request, ActRequest act, RulesInForce rules, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var waiver = new WaiverId(act.NewId("waiver"));
        var (reason, keep) = await texts.Keep(act, request.One, Readers.Coordinators, request.Reason, ct);
        var ask = new RequestWaiver(waiver, CompanyPair.Of(request.One, request.Other), new Period(request.From, request.Until), reason!);
        var (inForce, _) = await rules.Now(ct);
        const string Location = "/api/v1/waivers";
        var decided = await streams.Decide(
            StreamAddress.New<ExclusionWaiver>(waiver.Value),
            (ExclusionWaiver state) => ask.Decide(state, inForce, clock.GetUtcNow()),
            alongside: [.. keep, .. act.Keep(StatusCodes.Status201Created, Location)],
            ct: ct);

        return Answer.Created(decided, Location, _ => new Created(waiver));
    }

    private static async Task<IResult> List(string? state, Scope caller, PageRequest page, Reader reader, Texts texts, CancellationToken ct)
    {
        CompanyFilters.RequireWaiverState(state);
        return await page.Answer(
            async (after, limit) =>
            {
                var rows = await reader.Query(
                    caller,
                    """
                    select waiver, one, other, begins, ends, reason, state, ballot, requested_at from read.waiver
                    where @sees_all and (@state::varchar is null or state = @state) and (@after::uuid is null or waiver > @after)
                    order by waiver limit @limit
                    """,
                    Row,
                    ct,
                    ("state", state),
                    ("after", after),
                    ("limit", limit));
                var words = await texts.Read(caller, [.. rows.Select(one => one.Reason)], ct);
                return (IReadOnlyList<Waiver>)[.. rows.Select(one => one.Row with { Reason = words.GetValueOrDefault(one.Reason) })];
            },
            waiver => waiver.Id);
    }

    private static (Waiver Row, TextId Reason) Row(NpgsqlDataReader row) => (
        new Waiver(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetFieldValue<DateOnly>(3),
            row.GetFieldValue<DateOnly>(4),
            null,
            row.GetString(6),
            row.IsDBNull(7) ? null : row.GetGuid(7),
            row.GetFieldValue<DateTimeOffset>(8)),
        new TextId(row.GetGuid(5)));
}
