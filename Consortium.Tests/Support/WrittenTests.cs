namespace Consortium.Tests.Support;

/// <summary>Tests of what people are written, each in a consortium of its own.</summary>
public abstract class WrittenTests(TestCluster cluster) : IAsyncLifetime
{
    private protected TestCluster Cluster { get; } = cluster;

    private protected AWrittenConsortium Written { get; private set; } = null!;

    private protected World World => Written.World;

    private protected Company Acme => World.Companies.First();

    private protected Company Borealis => World.Companies.ElementAt(1);

    public async ValueTask InitializeAsync() => Written = await AWrittenConsortium.Begin(Cluster);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Written.DisposeAsync();
    }
}
