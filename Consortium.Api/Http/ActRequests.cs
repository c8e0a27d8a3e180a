using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Database;
using Consortium.Api.Security;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace Consortium.Api.Http;

/// <summary>
/// Reads what every act brings along: If-Match, and on a POST the Idempotency-Key. A key that was answered gets its answer again; a key that
/// is being worked on is told so; a new one goes through to the act, which keeps its answer in its own transaction.
/// </summary>
internal sealed class ActRequests(RequestDelegate next, Claims claims, Databases databases, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ApiRoutes.OfTheApi>() is null || IsSafe(context.Request.Method)
            || context.Features.Get<Scope>() is not { } caller)
        {
            await next(context);
            return;
        }

        if (ProblemOfIfMatch(context, out var expected) is { } precondition)
        {
            await precondition.ExecuteAsync(context);
            return;
        }

        if (IsJsonInAnotherCharset(context.Request))
        {
            await TransportProblems.MediaType.ExecuteAsync(context);
            return;
        }

        var body = await Buffer(context);
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Features.Set(new ActRequest(caller, null, expected, clock.GetUtcNow(), (_, _) => []));
            await next(context);
            return;
        }

        if (ProblemOfKey(context, out var key) is { } missing)
        {
            await missing.ExecuteAsync(context);
            return;
        }

        await Once(context, caller, key, expected, HashOf(context.Request, caller, body));
    }

    private async Task Once(HttpContext context, Scope caller, string key, long? expected, byte[] request)
    {
        await using var claim = await claims.Take(caller.Principal, key, context.RequestAborted);
        if (claim is null)
        {
            await TransportProblems.InProgress.ExecuteAsync(context);
            return;
        }

        if (claim.Answer is { } kept && !RunsAgain(context, kept, request))
        {
            await claim.DisposeAsync();
            await kept.To(request).ExecuteAsync(context);
            return;
        }

        var keeping = new Keeping(claim, caller.Principal, key, request, databases, clock);
        context.Features.Set(keeping);
        context.Features.Set(new ActRequest(caller, key, expected, clock.GetUtcNow(), keeping.Statement));
        try
        {
            await next(context);
        }
        catch (PostgresException twice) when (twice.ConstraintName == KeptAnswer.PrimaryKey && !context.Response.HasStarted)
        {
            var winner = await KeptAnswer.Find(databases, caller.Principal, key, context.RequestAborted);
            await (winner?.To(request) ?? TransportProblems.InProgress).ExecuteAsync(context);
        }
    }

    private static bool RunsAgain(HttpContext context, KeptAnswer kept, byte[] request) =>
        kept.Refusal is null
        && kept.IsOf(request)
        && context.GetEndpoint()!.Metadata.GetMetadata<ApiRoutes.RepeatedReport>() is not null;

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <summary>JSON travels in UTF-8 (RFC 8259); the framework would read some other charsets and fail over the rest.</summary>
    private static bool IsJsonInAnotherCharset(HttpRequest request) =>
        request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.Charset.HasValue
        && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static Problem? ProblemOfIfMatch(HttpContext context, out long? expected)
    {
        expected = null;
        if (context.Request.Headers.IfMatch.Count == 0)
            return context.GetEndpoint()!.Metadata.GetMetadata<ApiRoutes.IfMatchRequired>() is null ? null : TransportProblems.IfMatchRequired;

        if (!EntityTag.TryVersion(context.Request.Headers.IfMatch, out var version))
            return TransportProblems.IfMatchMalformed;

        expected = version;
        return null;
    }

    private static Problem? ProblemOfKey(HttpContext context, out string key)
    {
        var sent = context.Request.Headers["Idempotency-Key"];
        key = sent.Count == 1 ? sent[0]! : "";
        if (sent.Count == 0)
            return TransportProblems.KeyMissing;

        return key.Length is > 0 and <= 255 && key.All(character => character is > ' ' and <= '~') ? null : TransportProblems.KeyMalformed;
    }

    private static async Task<ReadOnlyMemory<byte>> Buffer(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        context.Request.Body = body;
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>A key belongs to a caller in one role; the same key in another role is another request.</summary>
    private static byte[] HashOf(HttpRequest request, Scope caller, ReadOnlyMemory<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(
            $"{caller.Role} {caller.Company?.Value}\n{request.Method} {request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        hash.AppendData(body.Span);
        return hash.GetHashAndReset();
    }
}
