using System.Collections.Concurrent;
using Consortium.Api.Adapters;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Consortium.Api.Security.Providers;

/// <summary>What providers say of themselves: where one signs in, and by which keys their tokens are known. Asked through the guard, kept, and asked anew now and then.</summary>
internal sealed class Issuers(AddressGuard guard, TimeProvider clock) : IDisposable
{
    private const int LongestAnswer = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> _known = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _askedAnew = new();

    /// <summary>Reaches a provider, and nothing else on the way.</summary>
    public HttpClient Client { get; } = new(guard.Handler()) { Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer };

    /// <summary>Where a provider of this name is; null when it can be none's: it is an address without a query or fragment.</summary>
    public static Uri? AddressOf(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" } ? address : null;

    /// <summary>What an issuer says of itself; null when nobody answers by this name.</summary>
    /// <param name="anew">Whether a key was missing among those that are kept: the answer is then waited for, which the library does not do.</param>
    public async Task<OpenIdConnectConfiguration?> Find(string issuer, CancellationToken ct, bool anew = false)
    {
        var asked = anew && MayAskAnew(issuer) ? Kept(issuer) : _known.GetOrAdd(issuer, Kept);
        try
        {
            var said = await asked.GetConfigurationAsync(ct);
            if (said.Issuer != issuer)
                return null;

            _known[issuer] = asked;
            return said;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public void Dispose() => Client.Dispose();

    /// <summary>Tokens under invented keys do not have a provider asked on and on.</summary>
    private bool MayAskAnew(string issuer)
    {
        var (now, before) = (clock.GetUtcNow(), _askedAnew.GetOrAdd(issuer, DateTimeOffset.MinValue));
        return now - before >= Pause && _askedAnew.TryUpdate(issuer, now, before);
    }

    private ConfigurationManager<OpenIdConnectConfiguration> Kept(string issuer) => new(
        $"{issuer.TrimEnd('/')}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        // The guard says where encryption may be missing: on this machine, in a demonstration.
        new HttpDocumentRetriever(Client) { RequireHttps = false });
}
