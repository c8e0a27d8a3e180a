using Consortium.Api.Adapters;
using Consortium.Api.Database;
using Consortium.Api.Engines;
using Consortium.Api.Http;
using Consortium.Api.Mail;
using Consortium.Api.Matches;
using Consortium.Api.MatchingRuns;
using Consortium.Api.PersonalData;
using Consortium.Api.Security.Providers;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog;

namespace Consortium.Api;

/// <summary>What the service is made of: each part adds one line to the services and, when it answers requests, one to the routes.</summary>
internal static class Hosting
{
    /// <summary>What a verb needs to ask or decide: no listener, no background work.</summary>
    public static IServiceCollection AddInstallation(this IServiceCollection services, DatabaseConnections databases, Engine? engine = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(databases)
            .AddSingleton<Databases>()
            .AddEngine(engine ?? Engine.Compiled)
            .AddFeatures()
            .AddAccess();
    }

    /// <summary>What carries events into read tables and messages to their handlers, with or without a listener beside it.</summary>
    public static IServiceCollection AddWork(
        this IServiceCollection services, DatabaseConnections databases, HostSettings settings, Engine? engine = null) => services
        .AddSingleton(settings)
        .AddInstallation(databases, engine)
        .AddHostedService<ForgetAgain>()
        .AddHostedService<SweepOrphanKeys>()
        .AddHostedService<EraseWhatIsDue>()
        .AddHostedService<Rescreening>()
        .AddHostedService<PoolAhead>()
        .AddSignIn()
        .AddAdapters(settings.Demonstration, engine ?? Engine.Compiled)
        .AddMail()
        .RunEngine(engine ?? Engine.Compiled);

    /// <summary>The service as it listens and works. Its databases are migrated and checked before.</summary>
    /// <param name="databases">Where it keeps everything.</param>
    /// <param name="settings">What the operator chose for this run.</param>
    /// <param name="log">Where it says what it does.</param>
    /// <param name="configuration">Further settings; null for none.</param>
    /// <param name="change">What a test puts in the place of a part; null for nothing.</param>
    /// <param name="engine">Another engine than the compiled one, to be measured or moved from.</param>
    public static WebApplication Build(
        DatabaseConnections databases,
        HostSettings settings,
        Serilog.ILogger log,
        IConfiguration? configuration = null,
        Action<IServiceCollection>? change = null,
        Engine? engine = null)
    {
        settings.RequireDemonstrationOnLoopback();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Hosting).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        if (configuration is not null)
        {
            builder.Configuration.AddConfiguration(configuration);
        }

        builder.Logging.ClearProviders().AddSerilog(log);
        builder.WebHost.UseUrls(settings.Urls);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.ShutdownTimeout);
        builder.Services
            .AddWork(databases, settings, engine)
            .AddHttpEdge();
        change?.Invoke(builder.Services);

        var service = builder.Build();
        service.UseHttpEdge();
        return service;
    }
}
