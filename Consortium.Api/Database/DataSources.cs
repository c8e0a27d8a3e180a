using Npgsql;

namespace Consortium.Api.Database;

/// <summary>
/// The connections of a running service, one pool per role: <paramref name="Engine"/> keeps events, read tables and access
/// records, <paramref name="Reader"/> answers queries under row-level security, <paramref name="Keys"/> holds the keys of
/// personal details.
/// </summary>
internal sealed record DataSources(NpgsqlDataSource Engine, NpgsqlDataSource Reader, NpgsqlDataSource Keys) : IAsyncDisposable
{
    public static DataSources Open(DatabaseConnections connections) =>
        new(Pool(connections.Engine), Pool(connections.Reader), Pool(connections.Keys));

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Reader.DisposeAsync();
        await Keys.DisposeAsync();
    }

    private static NpgsqlDataSource Pool(string connection) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection)
    {
        MaxAutoPrepare = 100,
        AutoPrepareMinUsages = 2,
    });
}
