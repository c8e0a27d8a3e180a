using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain;

namespace Consortium.Api.Http;

/// <summary>What every request that changes something brings along besides its body.</summary>
/// <param name="caller">Who asks.</param>
/// <param name="key">The Idempotency-Key, or null.</param>
/// <param name="expected">The stream version of If-Match, or null.</param>
/// <param name="now">When the request came in.</param>
/// <param name="keep">Writes down the answer under the key.</param>
internal sealed class ActRequest(
    Scope caller, string? key, long? expected, DateTimeOffset now, Func<int, string?, IReadOnlyList<SqlStatement>> keep)
{
    /// <summary>Who asks.</summary>
    public Scope Caller { get; } = caller;

    /// <summary>The stream version of If-Match, or null.</summary>
    public long? Expected { get; } = expected;

    /// <summary>
    /// The statement that keeps this request's Idempotency-Key with its answer, to be run alongside its events; empty when the
    /// request has none. The same key then gets the same answer, and the act has one effect.
    /// </summary>
    public IReadOnlyList<SqlStatement> Keep(int status, string? location = null) => keep(status, location);

    /// <summary>
    /// The id of something that this request makes. It follows from the caller and the Idempotency-Key, so the request sent
    /// again makes the same thing; without a key it is new each time.
    /// </summary>
    /// <param name="what">What is made, as <c>cohort</c>.</param>
    /// <param name="row">Which of several, from 0.</param>
    public Guid NewId(string what, int row = 0)
    {
        if (key is null)
            return Guid.CreateVersion7(now);

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{what}\n{row}\n{key}"));
        return DerivedId.Of("request", Caller.Principal, new Guid(digest.AsSpan(0, 16), bigEndian: true));
    }

    public static ValueTask<ActRequest?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<ActRequest>());
}
