using Consortium.Api.Database;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Engines;

/// <summary>Each test has a database of its own: what it says of order and gaps must hold of nothing else.</summary>
public abstract class EngineTests(TestCluster cluster) : IAsyncLifetime
{
    internal DatabaseConnections Connections { get; private set; } = null!;

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal static Guid NewId => Guid.CreateVersion7();

    public virtual async ValueTask InitializeAsync()
    {
        Connections = await cluster.Create(Ct);
        await using var owner = await Open(Connections.Owner);
        await owner.Execute(
            """
            create table read.counts (sequence bigint primary key, tally uuid not null, counted int not null);
            create index counts_by_tally on read.counts (tally, sequence);
            alter table read.counts enable row level security;
            alter table read.counts force row level security;
            create policy counts_kept on read.counts to consortium_engine using (true) with check (true);
            create policy counts_read on read.counts for select to consortium_reader using (counted > 0);
            grant select, insert, update, delete on read.counts to consortium_engine;
            grant select on read.counts to consortium_reader;
            """,
            Ct);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal static Task<NpgsqlConnection> Open(string connection) => TestDatabase.Open(connection);

    internal async Task<T> Ask<T>(string sql)
    {
        await using var owner = await Open(Connections.Owner);
        return await owner.Scalar<T>(sql, Ct);
    }

    /// <summary>Breaks connections to this class's database.</summary>
    internal async Task Terminate(string which)
    {
        await using var superuser = await cluster.Superuser(Ct);
        var database = new NpgsqlConnectionStringBuilder(Connections.Owner).Database;
        await superuser.Execute(
            $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}' and usename = 'consortium_engine' and {which}", Ct);
    }

    internal async Task Execute(string sql)
    {
        await using var owner = await Open(Connections.Owner);
        await owner.Execute(sql, Ct);
    }
}
