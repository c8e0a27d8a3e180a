using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Consortium.Api.Adapters;

/// <summary>
/// How a company's own receiver should behave: it believes nothing unsigned, old or malformed, takes each notice once,
/// acknowledges only what it has written down, and forgets whom it is told to forget.
/// </summary>
/// <param name="secrets">One, or two while a secret is being changed.</param>
/// <param name="journal">Where notices are kept.</param>
/// <param name="notices">Gets one JSON line per new notice.</param>
/// <param name="remarks">Gets one JSON line per refusal, per gap and per person who was forgotten.</param>
/// <param name="clock">Says what is old.</param>
internal sealed class ReferenceReceiver(
    IReadOnlyList<WebhookSecret> secrets, ReceiverJournal journal, TextWriter notices, TextWriter remarks, TimeProvider clock)
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Envelopes are small; whoever sends more sends something else.</summary>
    public const int LongestBody = 64 * 1024;

    /// <summary>Raised when numbers are missing before a notice that came, and when somebody was forgotten: the service is to be asked, and told.</summary>
    public event Action? PullWanted;

    public async Task Receive(HttpContext context)
    {
        var ct = context.RequestAborted;
        var headers = context.Request.Headers;
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, ct);
        context.Response.StatusCode = Receive(
            headers[WebhookSigning.Id].ToString(),
            headers[WebhookSigning.Timestamp].ToString(),
            headers[WebhookSigning.Signature].ToString(),
            body.GetBuffer().AsSpan(0, (int)body.Length),
            Tolerance);
    }

    /// <summary>Takes what a carrier brought, if it may be believed.</summary>
    /// <param name="id">What the headers say.</param>
    /// <param name="timestamp">What the headers say.</param>
    /// <param name="signatures">What the headers say.</param>
    /// <param name="body">The envelope.</param>
    /// <param name="tolerance">How old it may be; null when it may have waited for any time.</param>
    /// <returns>The HTTP status that says what came of it; 204 when it is in the journal.</returns>
    public int Receive(string id, string timestamp, string signatures, ReadOnlySpan<byte> body, TimeSpan? tolerance)
    {
        var (status, reason) = Judge(id, timestamp, signatures, body, tolerance, out var notice);
        if (notice is not null)
            Take(notice, fromFeed: false);
        else
            remarks.WriteLine(new JsonObject { ["refused"] = reason }.ToJsonString());
        return status;
    }

    /// <summary>Takes a notice that was signed, or that the feed gave to this company's own token.</summary>
    public void Take(JsonObject notice, bool fromFeed)
    {
        var taken = journal.Take(notice, fromFeed);
        if (taken.IsNew)
            notices.WriteLine(notice.ToJsonString());
        if (taken.Forgotten is { } forgotten)
            remarks.WriteLine(new JsonObject { ["forgotten"] = forgotten.Person, ["notices"] = forgotten.Notices }.ToJsonString());
        if (taken.Gap is { } gap)
            remarks.WriteLine(new JsonObject { ["missingFrom"] = gap.From, ["missingTo"] = gap.To }.ToJsonString());
        if (taken is { Forgotten: not null } or { Gap: not null })
            PullWanted?.Invoke();
    }

    private (int Status, string? Reason) Judge(
        string id, string timestamp, string signatures, ReadOnlySpan<byte> body, TimeSpan? tolerance, out JsonObject? notice)
    {
        notice = null;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || id.Length == 0)
            return (StatusCodes.Status400BadRequest, "headers missing");
        if (tolerance is { } most && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > most.TotalSeconds)
            return (StatusCodes.Status400BadRequest, "too old or too new");

        var signed = false;
        foreach (var secret in secrets)
            signed |= secret.Signed(signatures, id, seconds, body);
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
