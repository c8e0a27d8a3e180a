using Consortium.Api.Database;
using Consortium.Api.Engines;
using Consortium.Api.Events;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>An engine of this build, on a database of its own.</summary>
internal sealed record Contender(string Name, Engine Engine, DatabaseConnections Connections)
{
    public const string Npgsql = "npgsql", CritterStack = "critterstack";

    public static IReadOnlyList<(string Name, Engine Engine)> Engines { get; } =
    [
        (Npgsql, Engine.Npgsql),
#if CRITTERSTACK
        (CritterStack, Engine.CritterStack),
#endif
    ];

    public static async Task<IReadOnlyList<Contender>> All(TestCluster cluster, CancellationToken ct)
    {
        List<Contender> all = [];
        foreach (var (name, engine) in Engines)
        {
            all.Add(new(name, engine, await cluster.Create(engine, ct)));
        }

        return all;
    }

    public (string Name, Func<Task<T>> Work) Turn<T>(Func<Task<T>> work) => (Name, work);

    public EngineHost Verb(params IReadModel[] readModels) => EngineHost.Verb(Engine, Connections, readModels: readModels);

    public Task<EngineHost> Start(CancellationToken ct, params IReadModel[] readModels) =>
        EngineHost.Start(Engine, Connections, ct, readModels: readModels);
}
