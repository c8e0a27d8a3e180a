using Npgsql;

namespace Consortium.Api.Database;

/// <summary>A connection that ends when it is closed: for verbs and checks, which leave none behind in a pool.</summary>
internal static class Unpooled
{
    public static async Task<NpgsqlConnection> Open(string connection, CancellationToken ct)
    {
        var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        try
        {
            await open.OpenAsync(ct);
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }
}
