using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using RabbitMQ.Client;

namespace Consortium.Api.Adapters;

/// <summary>A queue on a broker, as its address names it.</summary>
/// <param name="Url">The address, without a login.</param>
/// <param name="VirtualHost">The broker's virtual host.</param>
/// <param name="Name">The queue.</param>
internal sealed record BrokerQueue(Uri Url, string VirtualHost, string Name)
{
    private const string Encrypted = "amqps";
    private const int EncryptedPort = 5671, ClearPort = 5672, LongestName = 255;
    private const uint LargestFrame = 128 * 1024;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(6);

    public bool IsEncrypted => Url.Scheme == Encrypted;

    /// <summary>Whether an address is of a queue.</summary>
    public static bool Has(Uri url) => url.Scheme is Encrypted or "amqp";

    /// <summary>The port, which .NET does not know of these schemes.</summary>
    public static int PortOf(Uri url) => url.Port > 0 ? url.Port : url.Scheme == Encrypted ? EncryptedPort : ClearPort;

    /// <summary>Null when the address does not name a virtual host and a queue, or names anything else.</summary>
    public static BrokerQueue? Of(Uri url)
    {
        var virtualHost = url.AbsolutePath is "" or "/" ? "/" : Uri.UnescapeDataString(url.AbsolutePath[1..]);
        return url.AbsolutePath.LastIndexOf('/') <= 0 && Fits(virtualHost)
            && QueryHelpers.ParseQuery(url.Query) is { Count: 1 } query && query.TryGetValue("queue", out var names) && names is [{ } name] && Fits(name)
            ? new BrokerQueue(new Uri($"{url.Scheme}://{url.Authority}{url.PathAndQuery}"), virtualHost, name)
            : null;
    }

    /// <summary>Connects to the first of the hosts that answers, which has to prove with its certificate that it is the host of the address.</summary>
    public Task<IConnection> Connect(BrokerLogin login, IReadOnlyList<string> hosts, TimeSpan patience, CancellationToken ct)
    {
        // The caller's patience ends first: the library's own would not say that it was time that ran out.
        var longer = patience + TimeSpan.FromSeconds(5);
        var factory = new ConnectionFactory
        {
            UserName = login.User,
            Password = login.Password,
            VirtualHost = VirtualHost,
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = longer,
            HandshakeContinuationTimeout = longer,
            ContinuationTimeout = longer,
            RequestedHeartbeat = TimeSpan.FromSeconds(20),
            RequestedFrameMax = LargestFrame,
            MaxInboundMessageBodySize = LargestFrame,
        };
        var tls = new SslOption(Url.IdnHost, enabled: IsEncrypted);
        return factory.CreateConnectionAsync(hosts.Select(host => new AmqpTcpEndpoint(host, PortOf(Url), tls)), "consortium", ct);
    }

    /// <summary>
    /// Ends a connection. What a dead broker owes the library is not waited for longer than this: it may never come.
    /// </summary>
    public static async Task End(IConnection connection) =>
        await connection.DisposeAsync().AsTask().WaitAsync(Farewell).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static bool Fits(string name) => Encoding.UTF8.GetByteCount(name) is > 0 and <= LongestName;
}

/// <summary>What opens a broker. Whoever prints it prints nothing.</summary>
internal sealed record BrokerLogin(string User, string Password)
{
    /// <summary>Null when an address does not hold both.</summary>
    public static BrokerLogin? Of(Uri url) =>
        url.UserInfo.Split(':', 2) is [{ Length: > 0 } user, { Length: > 0 } password]
            ? new BrokerLogin(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password))
            : null;

    public override string ToString() => nameof(BrokerLogin);
}
