using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Consortium.Api.Adapters;

/// <summary>
/// How a company's own receiver should behave: it believes nothing unsigned, old or malformed, takes each notice once, and
/// acknowledges only what it has written down.
/// </summary>
/// <param name="secrets">One, or two while a secret is being changed.</param>
/// <param name="journal">Where notices are kept.</param>
/// <param name="notices">Gets one JSON line per new notice.</param>
/// <param name="remarks">Gets one JSON line per refusal and per gap.</param>
/// <param name="clock">Says what is old.</param>
internal sealed class ReferenceReceiver(
    IReadOnlyList<WebhookSecret> secrets, ReceiverJournal journal, TextWriter notices, TextWriter remarks, TimeProvider clock)
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Envelopes are small; whoever sends more sends something else.</summary>
    public const int LongestBody = 64 * 1024;

    /// <summary>Raised when numbers are missing before a notice that came.</summary>
    public event Action? GapSeen;

    public async Task Receive(HttpContext context)
    {
        var ct = context.RequestAborted;
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, ct);
        var (status, reason) = Judge(context.Request.Headers, body.GetBuffer().AsSpan(0, (int)body.Length), out var notice);
        if (notice is not null)
            Take(notice, fromFeed: false);
        else
            await remarks.WriteLineAsync(new JsonObject { ["refused"] = reason }.ToJsonString());
        context.Response.StatusCode = status;
    }

    /// <summary>Takes a notice that was signed, or that the feed gave to this company's own token.</summary>
    public void Take(JsonObject notice, bool fromFeed)
    {
        var (isNew, gap) = journal.Take(notice, fromFeed);
        if (isNew)
            notices.WriteLine(notice.ToJsonString());
        if (gap is null)
            return;

        remarks.WriteLine(new JsonObject { ["missingFrom"] = gap.From, ["missingTo"] = gap.To }.ToJsonString());
        GapSeen?.Invoke();
    }

    private (int Status, string? Reason) Judge(IHeaderDictionary headers, ReadOnlySpan<byte> body, out JsonObject? notice)
    {
        notice = null;
        var id = headers[WebhookSigning.Id].ToString();
        if (!long.TryParse(headers[WebhookSigning.Timestamp], NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp) || id.Length == 0)
            return (StatusCodes.Status400BadRequest, "headers missing");
        if (Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - timestamp) > Tolerance.TotalSeconds)
            return (StatusCodes.Status400BadRequest, "too old or too new");

        var signatures = headers[WebhookSigning.Signature].ToString();
        var signed = false;
        foreach (var secret in secrets)
            signed |= secret.Signed(signatures, id, timestamp, body);
        if (!signed)
            return (StatusCodes.Status401Unauthorized, "not signed with this secret");

        notice = Read(body);
        if (notice?["id"]?.ToString() == id)
            return (StatusCodes.Status204NoContent, null);

        notice = null;
        return (StatusCodes.Status400BadRequest, "not an envelope of this id");
    }

    private static JsonObject? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
