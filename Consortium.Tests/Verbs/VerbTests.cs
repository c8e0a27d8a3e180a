using Consortium.Api.Database;
using Consortium.Tests.Support;

namespace Consortium.Tests.Verbs;

/// <summary>A verb runs as a process, on databases that are the test's own.</summary>
public abstract class VerbTests(TestCluster cluster) : IAsyncLifetime
{
    internal DatabaseConnections Databases { get; private set; } = null!;

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Databases = await cluster.Create(Ct);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal Task<Ran> Run(params IReadOnlyList<string> arguments) => TheProgram.RunOn(Databases, arguments);

    internal Task<DatabaseConnections> Nothing() => cluster.CreateEmpty(Ct);

    internal Task AnotherEngineServes() => Execute("update consortium.engine set name = 'another'");

    internal async Task Execute(string sql)
    {
        await using var owner = await TestDatabase.Open(Databases.Owner);
        await owner.Execute(sql, Ct);
    }
}
