using Consortium.Api.Events;
using Consortium.Api.Security;

namespace Consortium.Api.Http;

/// <summary>What every request that changes something brings along besides its body.</summary>
internal sealed class ActRequest(Scope caller, long? expected, Func<int, string?, IReadOnlyList<SqlStatement>> keep)
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

    public static ValueTask<ActRequest?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<ActRequest>());
}
