using Consortium.Api.Client;
using Refit;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>What a client of <see cref="IConsortiumApi"/> needs beside its address.</summary>
public static class ConsortiumApi
{
    /// <summary>A value of the caller's own, the same when a request is sent again.</summary>
    public const string Key = "Idempotency-Key";

    /// <summary>The ETag of what was read: the act is decided on that version or not at all.</summary>
    public const string IfMatch = "If-Match";

    /// <param name="token">The caller's token, <c>cst_…</c>.</param>
    public static RefitSettings Settings(string token) => new(new SystemTextJsonContentSerializer(ClientJson.Options))
    {
        AuthorizationHeaderValueGetter = (_, _) => new(token),
    };
}
