using System.Net;
using Consortium.Api.Database;

namespace Consortium.Api;

/// <summary>What the operator chooses for one run of the service.</summary>
internal sealed record HostSettings
{
    /// <summary>Where the service listens, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Companies' receivers may stand on this machine. Refused when the service listens to others.</summary>
    public bool Demonstration { get; init; }

    /// <summary>How long requests and handlers under way may take to finish after the service was told to stop.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A service that others reach must not be talked into calling this machine.</summary>
    public void RequireDemonstrationOnLoopback()
    {
        if (Demonstration && !Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsLoopback))
        {
            throw new StartRefusedException($"The demonstration listens on this machine alone, and {Urls} reaches beyond it.");
        }
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address)
        && (address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip)));
}
