using Consortium.Api.Database;
using Consortium.Api.Engines.Npgsql;
using Consortium.Api.Events;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Api.Engines;

/// <summary>The one place where an engine is put behind the doors.</summary>
internal static class Engine
{
    /// <summary>The doors, for any process: a verb may decide and send without serving.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ConsortiumNames.All);
        services.TryAddSingleton(provider =>
            provider.GetService<IConfiguration>()?.GetSection("Engine").Get<EngineSettings>() ?? new EngineSettings());
        services.TryAddSingleton<Databases>();
        services.TryAddScoped<Origin>();
        services.AddSingleton<EventLog>().AddSingleton<IEventLog>(provider => provider.GetRequiredService<EventLog>());
        services.AddSingleton<ReadModels>().AddSingleton<IReadModels>(provider => provider.GetRequiredService<ReadModels>());
        return services.AddNpgsqlEngine();
    }

    /// <summary>What a serving process runs beside them: read models, messages and the connection that says it is alive.</summary>
    public static IServiceCollection RunEngine(this IServiceCollection services) =>
        services.AddHostedService<EngineCheck>().RunNpgsqlEngine();
}
