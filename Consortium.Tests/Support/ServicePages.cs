using System.Text.RegularExpressions;
using Consortium.Api.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Support;

/// <summary>Every page of the service, read from the service itself.</summary>
internal sealed partial class ServicePages(Service service)
{
    public IReadOnlyList<ServicePage> All { get; } =
    [
        .. from endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
           orderby endpoint.RoutePattern.RawText
           select new ServicePage(endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, "/" + endpoint.RoutePattern.RawText!.TrimStart('/')),
    ];

    internal sealed record ServicePage(string Name, string Route)
    {
        public AccessRow Row => AccessMatrix.Of(Name)!;

        public IEnumerable<string> Parameters => Parameter().Matches(Route).Select(match => match.Groups[1].Value);

        public string At(Func<string, Guid> owned) => Parameter().Replace(Route, parameter => owned(parameter.Groups[1].Value).ToString());

        public override string ToString() => Name;
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
