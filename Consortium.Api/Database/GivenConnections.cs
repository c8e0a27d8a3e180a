namespace Consortium.Api.Database;

/// <summary>The databases of a server that somebody else runs, as the configuration names them.</summary>
internal static class GivenConnections
{
    /// <summary>Null when none is given: then the service runs its own. Some without the others is a mistake.</summary>
    public static DatabaseConnections? From(IConfiguration configuration)
    {
        string[] names = ["ConnectionStrings:Owner", "ConnectionStrings:Engine", "ConnectionStrings:Reader", "ConnectionStrings:Keys", "MasterKeyFile"];
        var missing = names.Where(name => string.IsNullOrWhiteSpace(configuration[name])).ToList();
        if (missing.Count == names.Length)
        {
            return null;
        }

        return missing.Count == 0
            ? new DatabaseConnections(
                configuration[names[0]]!, configuration[names[1]]!, configuration[names[2]]!, configuration[names[3]]!, configuration[names[4]]!)
            : throw new StartRefusedException(
                $"The configuration names a server but not {string.Join(", ", missing)}. Give all of {string.Join(", ", names)}, or none.");
    }
}
