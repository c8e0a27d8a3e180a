using Consortium.Api.Database;
using Consortium.Api.Events;
using JasperFx;
using Marten;
using Npgsql;
using Wolverine.Persistence.Durability;
using Wolverine.Postgresql.Transport;
using Wolverine.Runtime;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>The doors on Marten for events and read models, and on Wolverine for messages.</summary>
internal sealed class CritterStackEngine(
    Databases databases, DatabaseConnections connections, StoredNames names, TimeProvider clock, EngineSettings settings) : IEngine
{
    public string Name => "critterstack";

    public async Task Create(NpgsqlConnection owner, bool takeOver, CancellationToken ct)
    {
        await EngineRecord.RequireFree(owner, Name, takeOver, ct);
        await using (var services = OfTheOwner())
        {
            var store = services.GetRequiredService<IDocumentStore>();
            RequireStreamNames(store);
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
            var runtime = services.GetRequiredService<IWolverineRuntime>();
            await runtime.Options.Transports.GetOrCreate<PostgresqlTransport>().ConfigureAsync(runtime);
            await services.GetRequiredService<IMessageStore>().Admin.MigrateAsync();
        }

        using var schema = new StreamReader(typeof(CritterStackEngine).Assembly.GetManifestResourceStream("critterstack.sql")!);
        await owner.Execute(await schema.ReadToEndAsync(ct), ct);
        await EngineRecord.Mark(owner, Name, ct);
    }

    public async Task Check(CancellationToken ct)
    {
        await using var connection = await databases.Engine.OpenConnectionAsync(ct);
        await EngineRecord.RequireMine(connection, Name, ct);
    }

    public async Task<int> Nodes(CancellationToken ct)
    {
        await using var connection = await databases.Engine.OpenConnectionAsync(ct);
        return (int)await connection.Scalar<long>("select count(*) from wolverine.wolverine_nodes", ct);
    }

    /// <summary>With the queues in the database, which are there whatever carries the messages.</summary>
    private ServiceProvider OfTheOwner()
    {
        var services = new ServiceCollection();
        services.AddSingleton(connections).AddSingleton(names).AddSingleton(clock).AddSingleton(settings with { Transport = Transport.PostgreSql });
        services.AddCritterStack(own => own.Owner, AutoCreate.CreateOrUpdate);
        return services.BuildServiceProvider();
    }

    /// <summary>Marten names a stream after the class that it folds to; a class that is renamed would start a second name.</summary>
    private void RequireStreamNames(IDocumentStore store)
    {
        var graph = ((DocumentStore)store).Events;
        var renamed = names.Kinds.Where(kind => graph.AggregateAliasFor(kind.State) != kind.Name).Select(kind => kind.State.Name).ToList();
        if (renamed.Count > 0)
        {
            throw new InvalidOperationException($"These states have another name than the one they are stored under: {string.Join(", ", renamed)}.");
        }
    }
}
