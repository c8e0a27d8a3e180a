using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>The doors on PostgreSQL alone, in Marten's own tables.</summary>
internal sealed class NpgsqlEngine(Databases databases) : IEngine, IHostedService
{
    public string Name => "npgsql";

    public async Task Create(NpgsqlConnection owner, bool takeOver, CancellationToken ct)
    {
        var serving = await Serving(owner, ct);
        if (serving is not null && serving != Name)
        {
            await RequireTakeOver(owner, serving, takeOver, ct);
        }

        await using var schema = new NpgsqlCommand(await Schema(ct), owner);
        await schema.ExecuteNonQueryAsync(ct);
        await using var mark = new NpgsqlCommand(
            """
            insert into consortium.engine (name) values ($1)
            on conflict (one) do update set name = excluded.name, since = now() where engine.name <> excluded.name
            """,
            owner)
        { Parameters = { new() { Value = Name } } };
        await mark.ExecuteNonQueryAsync(ct);
    }

    public async Task Check(CancellationToken ct)
    {
        await using var connection = await databases.Engine.OpenConnectionAsync(ct);
        var serving = await Serving(connection, ct)
            ?? throw new EngineRefusedException("This database was never migrated: run the verb 'migrate' first.");
        if (serving != Name)
        {
            throw new EngineRefusedException(
                $"This database is served by the engine '{serving}', and this program was built with '{Name}': start the program that was built with '{serving}', or drain it and migrate with a take-over.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Check(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RequireTakeOver(NpgsqlConnection owner, string serving, bool takeOver, CancellationToken ct)
    {
        if (!takeOver)
        {
            throw new EngineRefusedException(
                $"This database is served by the engine '{serving}'; '{Name}' takes it over only when told to.");
        }

        await using var count = new NpgsqlCommand("select messages from consortium.undelivered", owner);
        var undelivered = (long)(await count.ExecuteScalarAsync(ct))!;
        if (undelivered > 0)
        {
            throw new EngineRefusedException(
                $"The engine '{serving}' left {undelivered} messages undelivered: run the verb 'drain' with it first.");
        }
    }

    private static async Task<string?> Serving(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var exists = new NpgsqlCommand("select to_regclass('consortium.engine') is not null", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(ct))!)
        {
            return null;
        }

        await using var name = new NpgsqlCommand("select name from consortium.engine", connection);
        return (string?)await name.ExecuteScalarAsync(ct);
    }

    private static async Task<string> Schema(CancellationToken ct)
    {
        await using var resource = typeof(NpgsqlEngine).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(resource);
        return await reader.ReadToEndAsync(ct);
    }
}

internal static class NpgsqlEngineRegistration
{
    public static IServiceCollection AddNpgsqlEngine(this IServiceCollection services) => services
        .AddSingleton<NpgsqlEngine>()
        .AddSingleton<IEngine>(provider => provider.GetRequiredService<NpgsqlEngine>())
        .AddSingleton<Signals>()
        .AddSingleton<Node>()
        .AddSingleton<Handlers>()
        .AddSingleton<Parcels>()
        .AddSingleton<NpgsqlReadModels>()
        .AddSingleton<IReadModels>(provider => provider.GetRequiredService<NpgsqlReadModels>())
        .AddSingleton<NpgsqlEventLog>()
        .AddSingleton<IEventLog>(provider => provider.GetRequiredService<NpgsqlEventLog>())
        .AddScoped<IEventStreams, NpgsqlEventStreams>()
        .AddScoped<IOutbox, NpgsqlOutbox>();

    // Stopped in the opposite order: the node says that it lives until the last handler is done.
    public static IServiceCollection RunNpgsqlEngine(this IServiceCollection services) => services
        .AddHostedService(provider => provider.GetRequiredService<NpgsqlEngine>())
        .AddHostedService(provider => provider.GetRequiredService<Node>())
        .AddHostedService<Notifier>()
        .AddHostedService<ReadModelRunner>()
        .AddHostedService<Dispatcher>();
}
