using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Consortium.Api.Mail;

/// <summary>
/// Where people open the service, for what is read outside of it: as the operator says under <c>Service:Address</c>, else where it
/// listens.
/// </summary>
internal sealed class ServiceAddress(IConfiguration configuration, HostSettings settings, IServiceProvider services)
{
    /// <summary>The address of a page, by its path.</summary>
    public Uri Of(string path) => new(Root, path);

    private Uri Root => configuration.GetValue<Uri?>("Service:Address")
        ?? new Uri(services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.Urls.Split(';')[0]);
}
