using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Consortium.Api.Events;
using Consortium.Api.Observability;
using Serilog;
using Serilog.Core;

namespace Consortium.Api.Verbs;

/// <summary>What every verb works on: the configuration, the log and the databases, the service's own or a given server's.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;

    private Installation(IConfigurationRoot configuration, Logger log, EmbeddedPostgres? embedded, DatabaseConnections databases, string folder) =>
        (Configuration, Log, this.embedded, Databases, Folder) = (configuration, log, embedded, databases, folder);

    /// <summary>Where this installation keeps files of its own, beside its PostgreSQL if it has one.</summary>
    public string Folder { get; }

    public IConfigurationRoot Configuration { get; }

    public Logger Log { get; }

    public DatabaseConnections Databases { get; }

    /// <param name="data">The data folder of the service's own PostgreSQL; null for the default one.</param>
    public static async Task<Installation> Open(string? data, bool jsonLog, bool logToStandardError, CancellationToken ct)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        var log = Logs.Open(jsonLog || configuration.GetValue<bool>("Log:Json"), logToStandardError);
        var given = GivenConnections.From(configuration);
        if (given is not null)
        {
            return new Installation(configuration, log, embedded: null, given, data ?? DataFolder.Default);
        }

        using var logs = new LoggerFactory().AddSerilog(log);
        var embedded = await EmbeddedPostgres.Open(data, logs.CreateLogger<EmbeddedPostgres>(), TimeProvider.System, ct);
        return new Installation(configuration, log, embedded, embedded.Connections, data ?? DataFolder.Default);
    }

    /// <summary>The doors without a listener and without background work: for a verb that asks or decides once.</summary>
    public ServiceProvider Services() => new ServiceCollection()
        .AddLogging(logging => logging.AddSerilog(Log))
        .AddSingleton<IConfiguration>(Configuration)
        .AddInstallation(Databases)
        .BuildServiceProvider();

    /// <summary>The background work without a listener: for a verb that has it done and ends.</summary>
    public IHost Workers()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddConfiguration(Configuration);
        builder.Logging.AddSerilog(Log);
        builder.Services.AddWork(Databases, new HostSettings());
        return builder.Build();
    }

    /// <summary>Brings the databases to this version's shape and refuses what must not serve.</summary>
    public async Task<IReadOnlyList<string>> Prepare(bool takeOver, CancellationToken ct)
    {
        await SafeSettings.Require(Databases, ct);
        await using var services = Services();
        var applied = await Migrate.All(Databases, services.GetRequiredService<IEngine>(), takeOver, ct);
        await RoleCheck.Require(Databases, ct);
        return applied;
    }

    public async ValueTask DisposeAsync()
    {
        if (embedded is not null)
        {
            await embedded.DisposeAsync();
        }

        await Log.DisposeAsync();
    }
}
