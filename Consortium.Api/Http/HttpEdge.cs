using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Consortium.Api.Agreements;
using Consortium.Api.Events;
using Consortium.Api.Pages;
using Consortium.Api.Security;
using Consortium.Api.Security.Providers;
using Consortium.Api.Security.SignIn;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Consortium.Api.Http;

/// <summary>The edge in one place: what every request passes, in order, and where it may arrive.</summary>
internal static class HttpEdge
{
    private const long LargestBody = 5 * 1024 * 1024;
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddHttpEdge(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => Strict(json.SerializerOptions));
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = LongestRequest,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = context =>
            {
                // What was cancelled is the work; the answer is still to be written.
                context.RequestAborted = CancellationToken.None;
                return TransportProblems.TooSlow.ExecuteAsync(context);
            },
        });
        services.AddSingleton(AttemptsPerMinute.NewLimiter);
        services.AddApiDocument();
        services.AddPages();
        services.AddSingleton<Claims>();
        services.AddSingleton<DemonstrationVisitors>().AddScoped<SessionOpening>();
        services.AddHostedService<ForgetOldAccess>();
        return services;
    }

    /// <summary>What a verb needs of access too: the reader of the read tables, and how operators are made.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) => services.AddSingleton<Reader>().AddScoped<Operators>();

    public static void UseHttpEdge(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Faults>();
        app.UseStatusCodePages(bare => TransportProblems.OfStatus(bare.HttpContext.Response.StatusCode).ExecuteAsync(bare.HttpContext));
        app.UseAssets();
        app.UseRouting();
        app.UseMiddleware<PageRequests>();
        app.UseRequestTimeouts();
        app.UseMiddleware<AttemptsPerMinute>();
        app.UseMiddleware<Authentication>();
        app.UseMiddleware<AccessGate>();
        app.UseMiddleware<ActRequests>();

        app.MapApi();
        app.MapPages();
        app.MapSignIn();
        app.MapProviderSignIn();
        app.MapPreferences();
        app.MapAcknowledgement();
        app.MapProblems();
        app.MapApiDocument();
        app.MapHealth();
        AccessMatrix.Require(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
    }

    /// <summary>A field that may be null may be absent as well.</summary>
    private static void MayBeAbsent(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property is { IsRequired: true, AssociatedParameter: not null }))
            property.IsRequired = !property.IsSetNullable;
    }

    /// <summary>Bodies are read strictly: an unknown field, a missing one or a null where none is allowed is told, never guessed.</summary>
    private static void Strict(JsonSerializerOptions options)
    {
        StoredJson.Configure(options);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(MayBeAbsent);
    }
}
