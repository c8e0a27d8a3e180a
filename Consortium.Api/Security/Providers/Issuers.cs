using System.Collections.Concurrent;
using Consortium.Api.Adapters;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Consortium.Api.Security.Providers;

/// <summary>What providers say of themselves: where one signs in, and by which keys their tokens are known. Asked through the guard, kept, and asked anew now and then.</summary>
internal sealed class Issuers(AddressGuard guard) : IDisposable
{
    private const int LongestAnswer = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> _known = new();

    /// <summary>Reaches a provider, and nothing else on the way.</summary>
    public HttpClient Client { get; } = new(guard.Handler()) { Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer };

    /// <summary>Where a provider of this name is; null when it can be none's: it is an address without a query or fragment.</summary>
    public static Uri? AddressOf(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" } ? address : null;

    /// <summary>What an issuer says of itself; null when nobody answers by this name.</summary>
    /// <param name="anew">Whether a key was missing among those that are kept; a provider is not asked more often than every few minutes.</param>
    public async Task<OpenIdConnectConfiguration?> Find(string issuer, CancellationToken ct, bool anew = false)
    {
        var kept = _known.GetOrAdd(issuer, Kept);
        if (anew)
            kept.RequestRefresh();
        try
        {
            var said = await kept.GetConfigurationAsync(ct);
            return said.Issuer == issuer ? said : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public void Dispose() => Client.Dispose();

    private ConfigurationManager<OpenIdConnectConfiguration> Kept(string issuer) => new(
        $"{issuer.TrimEnd('/')}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        // The guard says where encryption may be missing: on this machine, in a demonstration.
        new HttpDocumentRetriever(Client) { RequireHttps = false });
}
