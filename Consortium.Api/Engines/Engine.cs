using Consortium.Api.Database;
using Consortium.Api.Demonstration;
#if CRITTERSTACK
using Consortium.Api.Engines.CritterStack;
#else
using Consortium.Api.Adapters;
using Consortium.Api.Engines.Npgsql;
#endif
using Consortium.Api.Events;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Api.Engines;

/// <summary>The one place where an engine is put behind the doors.</summary>
internal static class Engine
{
    /// <summary>The doors, for any process: a verb may decide and send without serving.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services)
    {
        services.AddRecord();
#if CRITTERSTACK
        return services.AddCritterStackEngine();
#else
        return services.AddNpgsqlEngine();
#endif
    }

    /// <summary>What every engine finds there: names, databases, the log of events and where the read models stand.</summary>
    public static IServiceCollection AddRecord(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ConsortiumNames.All);
        services.TryAddSingleton(provider =>
            provider.GetService<IConfiguration>()?.GetSection("Engine").Get<EngineSettings>() ?? new EngineSettings());
        services.TryAddSingleton<Databases>();
        services.TryAddScoped<Origin>();
        services.AddSingleton<EventLog>().AddSingleton<IEventLog>(provider => provider.GetRequiredService<EventLog>());
        return services.AddSingleton<ReadModels>().AddSingleton<IReadModels>(provider => provider.GetRequiredService<ReadModels>());
    }

    /// <summary>What a serving process runs beside them: read models, messages and the connection that says it is alive.</summary>
    public static IServiceCollection RunEngine(this IServiceCollection services)
    {
        services.AddHostedService<EngineCheck>();
#if CRITTERSTACK
        return services.RunCritterStackEngine();
#else
        return services.RunNpgsqlEngine();
#endif
    }

    /// <summary>What asks a member company's server.</summary>
    public static IServiceCollection AddMemberCompany(this IServiceCollection services) =>
#if CRITTERSTACK
        services.AddRefitMemberCompany();
#else
        services.AddSingleton<IMemberCompany, HttpMemberCompany>();
#endif

    /// <summary>What calls the service's own API for somebody of the demonstration.</summary>
    public static IPerson PersonAt(Uri service, string token) =>
#if CRITTERSTACK
        new RefitPerson(service, token);
#else
        new HttpPerson(service, token);
#endif
}
