using Consortium.Api.Database;

namespace Consortium.Tests.Support;

/// <summary>One service on a database of its own for the tests of a class.</summary>
public sealed class ARunningService(TestCluster cluster) : IAsyncLifetime
{
    internal Service Service { get; private set; } = null!;

    internal DatabaseConnections Databases { get; private set; } = null!;

    /// <summary>An operator, who stays the same for the class.</summary>
    internal Caller Operator { get; private set; } = null!;

    internal TestCluster Cluster { get; } = cluster;

    public async ValueTask InitializeAsync()
    {
        Databases = await Cluster.Create(TestContext.Current.CancellationToken);
        Service = await Service.Start(Databases);
        Operator = await Service.AnOperator();
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
