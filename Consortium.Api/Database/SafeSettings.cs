using Npgsql;

namespace Consortium.Api.Database;

/// <summary>A server that may lose what it acknowledged is refused, whoever runs it.</summary>
internal static class SafeSettings
{
    private static readonly string[] Needed = ["fsync", "full_page_writes", "synchronous_commit"];

    /// <summary>Asks as each role, since a setting can hang on a role or a database.</summary>
    public static async Task Require(DatabaseConnections databases, CancellationToken ct)
    {
        foreach (var connection in new[] { databases.Owner, databases.Engine, databases.Keys })
        {
            await using var open = await Unpooled.Open(connection, ct);
            foreach (var setting in Needed)
            {
                if (await open.Scalar<string>($"select current_setting('{setting}')", ct) == "off")
                {
                    throw new StartRefusedException(
                        $"The PostgreSQL server has {setting} off for role {new NpgsqlConnectionStringBuilder(connection).Username}, " +
                        "so it may lose what it has acknowledged. Switch it on, then start again.");
                }
            }
        }
    }
}
