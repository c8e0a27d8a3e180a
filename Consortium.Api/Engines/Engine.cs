using Consortium.Api.Adapters;
using Consortium.Api.Database;
using Consortium.Api.Demonstration;
#if CRITTERSTACK
using Consortium.Api.Engines.CritterStack;
#endif
using Consortium.Api.Engines.Npgsql;
using Consortium.Api.Events;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Api.Engines;

/// <summary>What an engine is made of. The one place that knows which of them this program was built for.</summary>
/// <param name="Doors">Puts it behind the doors, for any process: a verb may decide and send without serving.</param>
/// <param name="Work">What a serving process runs beside them: read models, messages and the sign that it is alive.</param>
/// <param name="MemberCompany">What asks a member company's server.</param>
/// <param name="Person">What calls the service's own API, at an address and with a token, for somebody of the demonstration.</param>
internal sealed record Engine(
    Func<IServiceCollection, IServiceCollection> Doors,
    Func<IServiceCollection, IServiceCollection> Work,
    Func<IServiceCollection, IServiceCollection> MemberCompany,
    Func<Uri, string, IPerson> Person)
{
    /// <summary>The engine that every build holds.</summary>
    public static Engine Npgsql { get; } = new(
        NpgsqlEngineRegistration.AddNpgsqlEngine,
        NpgsqlEngineRegistration.RunNpgsqlEngine,
        services => services.AddSingleton<IMemberCompany, HttpMemberCompany>(),
        (service, token) => new HttpPerson(service, token));

#if CRITTERSTACK
    public static Engine CritterStack { get; } = new(
        CritterStackRegistration.AddCritterStackEngine,
        CritterStackRegistration.RunCritterStackEngine,
        RefitMemberCompanyRegistration.AddRefitMemberCompany,
        (service, token) => new RefitPerson(service, token));

    /// <summary>The engine that this program runs on.</summary>
    public static Engine Compiled => CritterStack;
#else
    /// <summary>The engine that this program runs on.</summary>
    public static Engine Compiled => Npgsql;
#endif
}

internal static class EngineRegistration
{
    /// <summary>An engine behind the doors, and what each finds there: names, databases, the log of events and where the read models stand.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services, Engine engine)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ConsortiumNames.All);
        services.TryAddSingleton(provider =>
            provider.GetService<IConfiguration>()?.GetSection("Engine").Get<EngineSettings>() ?? new EngineSettings());
        services.TryAddSingleton<Databases>();
        services.TryAddScoped<Origin>();
        services.TryAddSingleton<RecentFolds>();
        services.AddSingleton<EventLog>().AddSingleton<IEventLog>(provider => provider.GetRequiredService<EventLog>());
        services.AddSingleton<ReadModels>().AddSingleton<IReadModels>(provider => provider.GetRequiredService<ReadModels>());
        return engine.Doors(services);
    }

    /// <summary>What a serving process runs, once it is known that the database is this engine's.</summary>
    public static IServiceCollection RunEngine(this IServiceCollection services, Engine engine) =>
        engine.Work(services.AddHostedService<EngineCheck>());
}
