using System.Net;
using Consortium.Api.Database;
using Consortium.Tests.Journeys.Kills;
using Consortium.Tests.Support;

namespace Consortium.Tests.Journeys.Nodes;

/// <summary>
/// Two processes of the service on one database, clients that reach them in turn, and a consortium of five companies, each
/// with a receiver.
/// </summary>
public sealed class TwoNodes(TestCluster cluster) : IAsyncLifetime
{
    private const int Seed = 2027;

    private static readonly (string, string)[] Settings =
        [("Adapters__Timeout", "00:00:03"), ("Engine__Attempts", "100"), ("Engine__LongestRetry", "00:00:05")];

    private Balancer _balancer = null!;
    private Mailboxes _mailboxes = null!;

    internal DatabaseConnections Databases { get; private set; } = null!;

    /// <summary>Both, started at once.</summary>
    internal IReadOnlyList<ServeProcess> Nodes { get; private set; } = [];

    internal World World { get; private set; } = null!;

    internal Mailboxes Mailboxes => _mailboxes;

    /// <summary>Everything that the clients of this class were told.</summary>
    internal History History { get; } = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Databases = await cluster.Create(Ct);
        Nodes = [ServeProcess.On(Databases, Settings), ServeProcess.On(Databases, Settings)];
        foreach (var node in Nodes)
            node.Launch();
        await Task.WhenAll(Nodes.Select(node => node.IsReady()));

        _balancer = await Balancer.Start([.. Nodes.Select(node => node.Address)]);
        World = await World.Begin(_balancer.Address, await Databases.AnOperator(_balancer.Address));
        await World.Admit("Acme", "Borealis", "Corvid", "Dunmore", "Estuaire");
        _mailboxes = await Mailboxes.Open(World, Seed);
    }

    /// <summary>The same caller at one node.</summary>
    internal static Caller At(ServeProcess node, Caller caller) => new(node.Address, caller.Token);

    /// <summary>Clients at work, a few at once.</summary>
    internal Task Work(int atOnce, CancellationToken stop) => new Clients(World, History, Seed).Work(atOnce, stop);

    /// <summary>Brings a match before the committee, in a ballot that only its closing time ends, two seconds from now.</summary>
    internal async Task<Guid> ABallotThatNobodyVotesIn(QueuedMatch match)
    {
        await World.Propose(match).Is(HttpStatusCode.OK);
        await World.Consent(match);
        return await World.OpenBallot(match, TimeProvider.System.GetUtcNow().AddSeconds(2));
    }

    /// <summary>What one row of the database says.</summary>
    internal async Task<T> Ask<T>(string sql)
    {
        await using var owner = await TestDatabase.Open(Databases.Owner);
        return await owner.Scalar<T>(sql, Ct);
    }

    /// <summary>Waits until all work is done, and holds what was done against what clients and companies were told.</summary>
    internal async Task NothingIsLostDoubledOrOutOfOrder()
    {
        await Aftermath.NothingIsUnderWay(Databases.Owner, World);
        Assert.Empty(new Account(History, await Aftermath.StoredIn(Databases), _mailboxes.Effects).Faults());
        await Aftermath.ReadTablesEqualARebuild(Databases);
    }

    public async ValueTask DisposeAsync()
    {
        if (_mailboxes is not null)
            await _mailboxes.DisposeAsync();
        if (_balancer is not null)
            await _balancer.DisposeAsync();
        foreach (var node in Nodes)
            await node.DisposeAsync();
    }
}

[CollectionDefinition]
public sealed class OnTwoNodes : ICollectionFixture<TwoNodes>;
