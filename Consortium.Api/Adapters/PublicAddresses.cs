using System.Net;
using System.Net.Sockets;

namespace Consortium.Api.Adapters;

/// <summary>The addresses of the public internet, after the special-purpose registries of IANA (RFC 6890 and later).</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IReadOnlyList<IPNetwork> Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>
    /// IPv6 must be global unicast, which leaves out loopback, link-local, unique local, multicast, and IPv4 in any of its
    /// IPv6 disguises.
    /// </summary>
    public static bool Contain(IPAddress address) =>
        !address.IsIPv4MappedToIPv6 &&
        (address.AddressFamily is AddressFamily.InterNetwork || GlobalUnicast.Contains(address)) &&
        !Special.Any(network => network.Contains(address));
}
