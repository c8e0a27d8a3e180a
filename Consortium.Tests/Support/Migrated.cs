using Consortium.Api.Database;

namespace Consortium.Tests.Support;

/// <summary>Brings databases to the shape of this program, as the verb <c>migrate</c> does.</summary>
internal static class Migrated
{
    public static Task<IReadOnlyList<string>> Bring(DatabaseConnections databases, CancellationToken ct = default) =>
        Migrate.All(databases, engine: null, takeOver: false, ct);
}
