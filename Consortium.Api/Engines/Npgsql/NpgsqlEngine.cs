using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>The doors on PostgreSQL alone, in Marten's own tables.</summary>
internal sealed class NpgsqlEngine(Databases databases, EngineSettings settings) : IEngine
{
    public string Name => "npgsql";

    public async Task Create(NpgsqlConnection owner, bool takeOver, CancellationToken ct)
    {
        await EngineRecord.RequireFree(owner, Name, takeOver, ct);
        using var schema = new StreamReader(typeof(NpgsqlEngine).Assembly.GetManifestResourceStream("schema.sql")!);
        await owner.Execute(await schema.ReadToEndAsync(ct), ct);
        await EngineRecord.Mark(owner, Name, ct);
        await owner.Execute(EngineRecord.Move(from: "handed_over", which: "true", to: "outbox"), ct);
    }

    public async Task Check(CancellationToken ct)
    {
        if (settings.Transport != Transport.Local)
        {
            throw new EngineRefusedException($"The engine '{Name}' carries messages in the database: leave Engine:Transport out.");
        }

        await using var connection = await databases.Engine.OpenConnectionAsync(ct);
        await EngineRecord.RequireMine(connection, Name, ct);
    }

    /// <summary>Each process holds a lock of its own while it lives.</summary>
    public async Task<int> Nodes(CancellationToken ct)
    {
        await using var connection = await databases.Engine.OpenConnectionAsync(ct);
        return (int)await connection.Scalar<long>(
            $"""
            select count(*) from pg_locks
            where locktype = 'advisory' and granted and classid = {Node.Alive}::bigint::oid
                and database = (select oid from pg_database where datname = current_database())
            """,
            ct);
    }
}

internal static class NpgsqlEngineRegistration
{
    public static IServiceCollection AddNpgsqlEngine(this IServiceCollection services) => services
        .AddSingleton<IEngine, NpgsqlEngine>()
        .AddSingleton<Signals>()
        .AddSingleton<Node>()
        .AddSingleton<Handlers>()
        .AddSingleton<Parcels>()
        .AddScoped<IEventStreams, NpgsqlEventStreams>()
        .AddScoped<IOutbox, NpgsqlOutbox>();

    // Stopped in the opposite order: the node says that it lives until the last handler is done.
    public static IServiceCollection RunNpgsqlEngine(this IServiceCollection services) => services
        .AddHostedService(provider => provider.GetRequiredService<Node>())
        .AddHostedService<Notifier>()
        .AddHostedService<ReadModelRunner>()
        .AddHostedService<Dispatcher>();
}
