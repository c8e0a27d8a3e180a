using Npgsql;

namespace Consortium.Api.Database;

/// <summary>The open doors to the databases, one pool of connections per role.</summary>
public sealed class Databases(DatabaseConnections connections) : IAsyncDisposable
{
    /// <summary>Migrates, rebuilds and backs up; serves no request.</summary>
    public NpgsqlDataSource Owner { get; } = Open(connections.Owner);

    /// <summary>Events, outbox and read tables.</summary>
    public NpgsqlDataSource Engine { get; } = Open(connections.Engine, preparing: true, reset: false, buffer: 64 * 1024);

    /// <summary>Queries, under row-level security.</summary>
    public NpgsqlDataSource Reader { get; } = Open(connections.Reader, preparing: true);

    /// <summary>The database of the keys.</summary>
    public NpgsqlDataSource Keys { get; } = Open(connections.Keys, preparing: true);

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await Engine.DisposeAsync();
        await Reader.DisposeAsync();
        await Keys.DisposeAsync();
    }

    private static NpgsqlDataSource Open(string connection, bool preparing = false, bool reset = true, int buffer = 8 * 1024)
    {
        var builder = new NpgsqlDataSourceBuilder(connection);
        builder.ConnectionStringBuilder.MaxAutoPrepare = preparing ? 100 : 0;
        // The engine sets nothing for longer than a transaction, so its connections come back as clean as they went.
        builder.ConnectionStringBuilder.NoResetOnClose = !reset;
        // Pages of events are large: fewer, larger reads.
        builder.ConnectionStringBuilder.ReadBufferSize = buffer;
        builder.ConnectionStringBuilder.IncludeErrorDetail = false;
        return builder.Build();
    }
}
