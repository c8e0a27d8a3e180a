using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Npgsql;

namespace Consortium.Api.Agreements.Breaches;

internal sealed class ListBreachReportsEndpoint : IEndpoint
{
    /// <param name="State">received, under-review or closed.</param>
    /// <param name="Measure">What followed, once it is closed.</param>
    /// <param name="Concerning">For the reviewer alone, as the next two.</param>
    /// <param name="ParticipantTold">Whether the participant concerned was told.</param>
    /// <param name="Account">What happened; with one report, not in the list.</param>
    internal sealed record Item(
        Guid Id,
        string Kind,
        Guid Company,
        string State,
        string? Measure,
        DateTimeOffset ReceivedAt,
        DateTimeOffset Since,
        Guid? Concerning,
        bool? ParticipantTold,
        string? Account);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/breach-reports", All)
            .WithName("ListBreachReports")
            .WithSummary("Breach reports: all for the independent reviewer, one's own company's for who reported.")
            .WithTags("Agreements")
            .Produces<Page<Item>>();
        api.MapGet("/breach-reports/{report:guid}", One)
            .WithName("GetBreachReport")
            .WithSummary("One breach report, with the account of what happened for the independent reviewer.")
            .WithTags("Agreements")
            .Produces<Item>();
    }

    private static async Task<IResult> All(Scope caller, PageRequest page, Reader reader, CancellationToken ct) =>
        await page.Answer<Item>(
            async (after, limit) => [.. (await Read(reader, caller, only: null, after, limit, ct)).Select(row => row.Item)], item => item.Id);

    private static async Task<IResult> One(Guid report, Scope caller, Reader reader, Texts texts, CancellationToken ct)
    {
        if (await Read(reader, caller, report, after: null, limit: 1, ct) is not [var (item, account)])
            return Answer.Refused(BreachReport.NotFound);

        var words = account is { } id ? await texts.Read(caller, [id], ct) : new Dictionary<TextId, string>();
        return TypedResults.Ok(item with { Account = words.Values.SingleOrDefault() });
    }

    private static Task<IReadOnlyList<(Item Item, TextId? Account)>> Read(
        Reader reader, Scope caller, Guid? only, Guid? after, int limit, CancellationToken ct)
    {
        var (columns, table, reach) = caller.Role is Role.IndependentReviewer
            ? ("concerning, participant_told, account", "read.breach_report", Scope.OfReviewer)
            : ("null::uuid, null::boolean, null::uuid", "read.own_breach_report", Scope.OfCompany("company"));
        return reader.Query(
            caller,
            $"""
            select report, kind, company, state, measure, received_at, since, {columns} from {table}
            where {reach} and (@only::uuid is null or report = @only) and (@after::uuid is null or report > @after)
            order by report limit @limit
            """,
            Row,
            ct,
            ("only", only),
            ("after", after),
            ("limit", limit));
    }

    private static (Item, TextId?) Row(NpgsqlDataReader row) => (
        new Item(
            row.GetGuid(0),
            row.GetString(1),
            row.GetGuid(2),
            row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetFieldValue<DateTimeOffset>(5),
            row.GetFieldValue<DateTimeOffset>(6),
            row.IsDBNull(7) ? null : row.GetGuid(7),
            row.IsDBNull(8) ? null : row.GetBoolean(8),
            Account: null),
        row.IsDBNull(9) ? null : new TextId(row.GetGuid(9)));
}
