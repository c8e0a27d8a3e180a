using System.Globalization;
using System.Text.Json;
using Consortium.Api.Adapters;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

internal sealed class ReadFeedEndpoint : IEndpoint
{
    /// <param name="Items">Envelopes, the same that the webhook carries, in the order of their numbers.</param>
    /// <param name="Next">Where to read on, now or when new notices may have come.</param>
    internal sealed record Response(IReadOnlyList<CloudEvent> Items, string Next);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/decisions", Handle)
        .WithName("ReadFeed")
        .WithSummary("Every notice to the caller's company, decisions and erasures, oldest first, whether or not a receiver has it.")
        .WithTags("Deliveries")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Scope caller, string? after, int? limit, HttpResponse response, Reader reader, FeedCursors cursors, NoticeEnvelopes envelopes, CancellationToken ct)
    {
        if (caller.Company is not { } company)
            return Answer.Refused(Delivery.NotFound);
        if (limit is < 1 or > PageRequest.MostPerPage)
            throw BadParameterException.Limit;

        var from = after is null
            ? 0
            : cursors.Read(company, after) ?? throw BadParameterException.After;
        var size = limit ?? 50;

        // One row more than asked for tells whether there is a next page already.
        var found = await reader.Query(
            caller,
            $"select notice, number from read.notice_feed where {Scope.OfCompany("company")} and number > @after order by number limit @limit",
            row => new NumberedNotice(JsonSerializer.Deserialize<Notice>(row.GetString(0), StoredJson.Options)!, row.GetInt64(1)),
            ct,
            ("after", from),
            ("limit", size + 1));
        var page = found.Take(size).ToList();
        var next = cursors.After(company, page.Count > 0 ? page[^1].Number : from);
        if (found.Count > size)
            response.Headers.Link = string.Create(CultureInfo.InvariantCulture, $"</api/v1/decisions?after={next}&limit={size}>; rel=\"next\"");

        return TypedResults.Ok(new Response(await envelopes.Of(page, caller.Principal, ct), next));
    }
}
