using Npgsql;

namespace Consortium.Api.Database;

/// <summary>The databases of a server that somebody else runs, as the configuration names them.</summary>
internal static class GivenConnections
{
    private static readonly string[] Connections =
        ["ConnectionStrings:Owner", "ConnectionStrings:Engine", "ConnectionStrings:Reader", "ConnectionStrings:Keys"];

    private static readonly string[] Needed = [.. Connections, "MasterKeyFile"];

    /// <summary>Null when none is given: then the service runs its own. Some without the others is a mistake.</summary>
    public static DatabaseConnections? From(IConfiguration configuration)
    {
        var missing = Needed.Where(name => string.IsNullOrWhiteSpace(configuration[name])).ToList();
        if (missing.Count == Needed.Length)
            return null;

        if (missing.Count > 0)
        {
            throw new StartRefusedException(
                $"The configuration names a server but not {string.Join(", ", missing)}. Give all of {string.Join(", ", Needed)}, or none.");
        }

        if (Connections.FirstOrDefault(name => !IsReadable(configuration[name]!)) is { } malformed)
        {
            throw new StartRefusedException(
                $"{malformed} is no connection string: 'Host=…;Port=…;Database=…;Username=…;Password=…' is expected.");
        }

        return new DatabaseConnections(
            configuration[Needed[0]]!, configuration[Needed[1]]!, configuration[Needed[2]]!, configuration[Needed[3]]!, configuration[Needed[4]]!);
    }

    private static bool IsReadable(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Host is not null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
