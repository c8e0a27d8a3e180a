using Consortium.Api.Database;
using Npgsql;

namespace Consortium.Tests.Support;

/// <summary>A fresh migrated database per test class: take it as <c>IClassFixture&lt;TestDatabase&gt;</c>.</summary>
public sealed class TestDatabase(TestCluster cluster) : IAsyncLifetime
{
    internal DatabaseConnections Connections { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Connections = await cluster.Create(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A connection as one of the roles, outside any pool.</summary>
    internal static Task<NpgsqlConnection> Open(string connection) => Unpooled.Open(connection, TestContext.Current.CancellationToken);
}
