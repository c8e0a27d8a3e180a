using System.Net;
using System.Net.Sockets;
using Consortium.Domain;

namespace Consortium.Api.Adapters;

/// <summary>
/// Keeps the service from being sent where a company has no business: an address is judged when it is saved and again, after
/// its name was resolved, at every connection, which is made to an address that was judged and to no other.
/// </summary>
/// <param name="resolve">Finds the addresses of a host name.</param>
/// <param name="loopback">Whether receivers on this machine may be called, even without TLS.</param>
internal sealed class AddressGuard(ResolveHost resolve, bool loopback)
{
    private const int HttpsPort = 443, FirstUserPort = 1024;

    public static readonly Refusal NotHttps = new(
        "receiver.address-not-https", "A-107",
        "L'adresse doit commencer par https:// ou amqps:// : les avis ne voyagent que chiffrés.",
        "The address must begin with https:// or amqps:// : notices travel encrypted only.");

    public static readonly Refusal PortClosed = new(
        "receiver.address-port-closed", "A-107",
        "Le port doit être 443 ou un port à partir de 1024.",
        "The port must be 443 or one from 1024 up.");

    public static readonly Refusal NotPublic = new(
        "receiver.address-not-public", "A-107",
        "L'adresse ne mène pas à un serveur de l'internet public.",
        "The address does not lead to a server on the public internet.");

    /// <summary>Why an address may not be saved, or null.</summary>
    public async Task<Refusal?> Refuses(Uri url, CancellationToken ct) => Judge(url, await Resolve(url.IdnHost, ct));

    /// <summary>The addresses that a connection may be made to now, and to no other; none when the name leads nowhere.</summary>
    public async Task<IReadOnlyList<IPAddress>> Judged(Uri url, CancellationToken ct)
    {
        var addresses = await Resolve(url.IdnHost, ct);
        if (addresses.Count > 0 && Judge(url, addresses) is { } refusal)
            throw new AddressRefusedException(refusal);
        return addresses;
    }

    /// <summary>The end of every chain of handlers that leads to a company: guarded, and following nobody elsewhere.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = Connect,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 16 * 1024,
        ActivityHeadersPropagator = null,
    };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Judged(context.InitialRequestMessage.RequestUri!, ct);
        if (addresses.Count == 0)
            throw new HttpRequestException(HttpRequestError.NameResolutionError, "The receiver's name leads nowhere.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses], context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private Refusal? Judge(Uri url, IReadOnlyList<IPAddress> addresses)
    {
        if (loopback && addresses.Count > 0 && addresses.All(IPAddress.IsLoopback))
            return null;
        if (url.Scheme is not ("https" or "amqps"))
            return NotHttps;
        if (PortOf(url) is not HttpsPort and < FirstUserPort)
            return PortClosed;

        return addresses.Count > 0 && addresses.All(PublicAddresses.Contain) ? null : NotPublic;
    }

    private static int PortOf(Uri url) => BrokerQueue.Has(url) ? BrokerQueue.PortOf(url) : url.Port;

    private async Task<IReadOnlyList<IPAddress>> Resolve(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal))
            return [literal];

        try
        {
            return await resolve(host, ct);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}

/// <summary>Finds the addresses of a host name; none, or a <see cref="SocketException"/>, when it has none.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken ct);

/// <summary>The address of a receiver is not one that may be called.</summary>
internal sealed class AddressRefusedException(Refusal refusal) : Exception(refusal.English);
