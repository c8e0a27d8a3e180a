using System.Security.Cryptography;
using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain;

namespace Consortium.Api.Http;

/// <summary>Turns what a decision came to into an answer: the state that it led to, or the rule that stood in the way.</summary>
internal static class Answer
{
    public static IResult Ok<TState>(Decided<TState> decided, Func<TState, object> body) =>
        Of(decided, StatusCodes.Status200OK, location: null, body);

    public static IResult Created<TState>(Decided<TState> decided, string location, Func<TState, object> body) =>
        Of(decided, StatusCodes.Status201Created, location, body);

    public static IResult Accepted<TState>(Decided<TState> decided, string location, Func<TState, object> body) =>
        Of(decided, StatusCodes.Status202Accepted, location, body);

    /// <summary>One thing as it stands at a version of its stream.</summary>
    public static IResult At(long version, object body) => new WithTag(StatusCodes.Status200OK, null, version, body);

    public static IResult Refused(Refusal refusal) => new RefusalProblem(refusal);

    private static IResult Of<TState>(Decided<TState> decided, int status, string? location, Func<TState, object> body) =>
        decided.Refusal is { } refusal ? Refused(refusal) : new WithTag(status, location, decided.Version, body(decided.State));

    /// <summary>An answer whose ETag is <c>"version-hash of the representation"</c>; If-Match compares the version.</summary>
    private sealed class WithTag(int status, string? location, long version, object body) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), StoredJson.Options);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.Headers.ETag = EntityTag.Of(version, hash);
            if (location is not null)
                context.Response.Headers.Location = location;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
