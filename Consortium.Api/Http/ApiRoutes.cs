using System.Reflection;

namespace Consortium.Api.Http;

/// <summary>Finds every <see cref="IEndpoint"/> and maps it under <c>/api/v1</c>.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithMetadata(new OfTheApi());
        api.AddEndpointFilter(Keeping.Filter);
        api.AddEndpointFilter(BadParameterException.RequireWholeTexts);
        api.AddEndpointFilter(BodyRules.Filter);
        api.AddEndpointFilter(FreeTextAttribute.Filter);
        var map = typeof(ApiRoutes).GetMethod(nameof(MapOne), BindingFlags.Static | BindingFlags.NonPublic)!;
        foreach (var endpoint in typeof(IEndpoint).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IEndpoint))))
            map.MakeGenericMethod(endpoint).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [api], null);
    }

    /// <summary>The act must say which version it decides on: without If-Match it answers 428.</summary>
    public static TBuilder RequiresIfMatch<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new IfMatchRequired());

    /// <summary>
    /// Sent again under its key, the act runs again and finds all of it done: for answers that a caller cannot do without and
    /// that are not kept, as the report on each row of a file.
    /// </summary>
    public static TBuilder ReportsAgain<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RepeatedReport());

    private static void MapOne<TEndpoint>(IEndpointRouteBuilder api) where TEndpoint : IEndpoint => TEndpoint.Map(api);

    /// <summary>Marks the endpoints of the API, as opposed to pages.</summary>
    internal sealed record OfTheApi;

    /// <summary>Marks the acts that run again under an answered key.</summary>
    internal sealed record RepeatedReport;

    /// <summary>Marks the acts that require If-Match.</summary>
    internal sealed record IfMatchRequired;
}
