using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Pages;

/// <summary>The endpoints of the API by their names, and the way that a call from a page takes to one.</summary>
internal sealed class OwnApiRoutes(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, RouteEndpoint>> _named = new(() => endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ApiRoutes.OfTheApi>() is not null)
        .ToDictionary(endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName));

    private RequestDelegate? _way;

    /// <summary>Answers a call whose endpoint is chosen.</summary>
    public RequestDelegate Answer => _way ?? throw new InvalidOperationException("The way to the API is laid when the service starts.");

    public RouteEndpoint Named(string endpoint) => _named.Value[endpoint];

    public static string MethodOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0];

    /// <summary>The part of the edge that every call of the API passes once its caller is known and its endpoint chosen.</summary>
    public void Lay(IApplicationBuilder edge)
    {
        edge.UseMiddleware<Faults>();
        edge.UseMiddleware<AccessGate>();
        edge.UseMiddleware<ActRequests>();
        edge.Run(call => call.GetEndpoint()!.RequestDelegate!(call));
        _way = edge.Build();
    }
}
