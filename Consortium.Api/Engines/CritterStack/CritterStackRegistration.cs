using Consortium.Api.Database;
using Consortium.Api.Events;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Events.Daemon;
using Marten;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;
using Wolverine.Runtime.Serialization;

namespace Consortium.Api.Engines.CritterStack;

internal static class CritterStackRegistration
{
    /// <summary>How soon the others notice that a process died, and take over what it had in hand.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(500), Dead = TimeSpan.FromSeconds(3);

    /// <summary>How soon a scheduled message is seen to be due.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>Wolverine takes no longer list of waits than that of 25 attempts.</summary>
    private const int MostAttempts = 25;

    public static IServiceCollection AddCritterStackEngine(this IServiceCollection services)
    {
        services.AddCritterStack(connections => connections.Engine, AutoCreate.None);
        return services
            .AddSingleton<IEngine, CritterStackEngine>()
            .AddSingleton<HandedOver>()
            .AddSingleton<KnownEvents>()
            .AddSingleton<DaemonWakeup>()
            .AddScoped<Announcer>()
            .AddScoped<IEventStreams, MartenEventStreams>()
            .AddScoped<IOutbox, WolverineOutbox>();
    }

    public static IServiceCollection RunCritterStackEngine(this IServiceCollection services) => services
        .AddHostedService<ReadModelWatch>()
        .AddHostedService(provider => provider.GetRequiredService<HandedOver>());

    /// <summary>Marten and Wolverine on one database; with <see cref="AutoCreate.CreateOrUpdate"/>, to create what they keep there.</summary>
    public static void AddCritterStack(this IServiceCollection services, Func<DatabaseConnections, string> role, AutoCreate create)
    {
        services.AddLogging(LibraryFaults.Instead);
        services
            .AddMarten(provider =>
            {
                var options = new StoreOptions();
                options.Configure(
                    role(provider.GetRequiredService<DatabaseConnections>()), provider.GetRequiredService<StoredNames>(),
                    provider.GetRequiredService<TimeProvider>(), create);
                if (provider.GetService<ReadModels>() is { } readModels)
                {
                    options.Follow(readModels, provider.GetRequiredService<DaemonWakeup>());
                }

                return options;
            })
            .AddAsyncDaemon(DaemonMode.HotCold)
            .IntegrateWithWolverine(integration =>
            {
                integration.MessageStorageSchemaName = MartenConfiguration.MessageSchema;
                integration.TransportSchemaName = MartenConfiguration.MessageSchema;
                integration.AutoCreate = create;
            });
        services.AddSingleton<IWolverineExtension, MessageConfiguration>();
        services.AddWolverine(ExtensionDiscovery.ManualOnly, options => options.UseRuntimeCompilation());
    }

    /// <summary>How Wolverine carries this service's messages.</summary>
    internal sealed class MessageConfiguration(StoredNames names, EngineSettings settings) : IWolverineExtension
    {
        public void Configure(WolverineOptions options)
        {
            options.ServiceName = "consortium";
            options.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic;
            options.DefaultSerializer = new SystemTextJsonSerializer(new(StoredJson.Options));
            // One scope per message, whose origin is the handler's and the streams'.
            options.CodeGeneration.AlwaysUseServiceLocationFor<Origin>();
            options.CodeGeneration.AlwaysUseServiceLocationFor<IEventStreams>();
            MessageNames.Add(names);
            options.Discovery.DisableConventionalDiscovery();
            foreach (var message in names.Messages)
            {
                options.Discovery.IncludeType(message.Handler);
            }

            options.Policies.Add<ReturnedMessages>();
            options.Policies.AddMiddleware(typeof(MessageOrigin));
            options.Policies.UseDurableLocalQueues();
            options.Policies.AllLocalQueues(queue => queue.MaximumParallelMessages(settings.Parallel));
            options.Carry(settings, names);
            options.Policies.OnAnyException()
                .ScheduleRetry([.. Enumerable.Range(1, Math.Min(settings.Attempts, MostAttempts) - 1).Select(settings.WaitAfter)]).WithBoundedJitter(0.2)
                .Then.MoveToErrorQueue();

            options.Durability.Mode = DurabilityMode.Balanced;
            options.Durability.ScheduledJobFirstExecution = Poll;
            options.Durability.ScheduledJobPollingTime = Poll;
            options.Durability.NodeReassignmentPollingTime = Watch;
            options.Durability.FirstHealthCheckExecution = TimeSpan.Zero;
            options.Durability.HealthCheckPollingTime = Watch;
            options.Durability.CheckAssignmentPeriod = Watch;
            options.Durability.StaleNodeTimeout = Dead;
            options.Durability.OrphanedMessageSweepPollingTime = Watch;
        }
    }
}
