using Npgsql;

namespace Consortium.Api.Events;

/// <summary>What stands behind the doors, as far as migrating and starting must know of it.</summary>
internal interface IEngine
{
    /// <summary>The name that the database is marked with; another engine refuses to serve it.</summary>
    string Name { get; }

    /// <summary>
    /// Creates what the engine misses and marks the database as its own; the owner runs this, again at each migration.
    /// </summary>
    /// <param name="takeOver">Take the database from another engine, provided that it left nothing undelivered.</param>
    /// <exception cref="EngineRefusedException">Another engine serves this database.</exception>
    Task Create(NpgsqlConnection owner, bool takeOver, CancellationToken ct);

    /// <summary>Refuses a database that another engine serves, or that was never migrated.</summary>
    Task Check(CancellationToken ct);

    /// <summary>How many processes serve this database now.</summary>
    Task<int> Nodes(CancellationToken ct);
}

/// <summary>The engine may not serve this database; the message says what to do.</summary>
public sealed class EngineRefusedException(string message) : Exception(message);
