using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Consortium.Api.Engines;
using Consortium.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace Consortium.Tests.Support;

/// <summary>
/// One PostgreSQL for the whole run, as the service starts its own; it starts when the first test asks for a database.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    private const string Template = "consortium";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("consortium-");
    private readonly Lazy<Task<EmbeddedPostgres>> postgres;
    private int created;

    public TestCluster() => postgres = new(Start);

    /// <summary>A migrated database of its own, with its database of keys. Dropping one takes longer than making it, so they go with the cluster.</summary>
    internal Task<DatabaseConnections> Create(CancellationToken ct) => Create(Template, ct);

    /// <summary>The same for an engine, which need not be the compiled one.</summary>
    internal async Task<DatabaseConnections> Create(Engine engine, CancellationToken ct)
    {
        if (engine == Engine.Compiled)
        {
            return await Create(ct);
        }

        var databases = await CreateEmpty(ct);
        await Migrated.Bring(databases, engine, ct);
        return databases;
    }

    /// <summary>Two databases as whoever runs a server makes them for the service: nothing migrated them yet.</summary>
    internal Task<DatabaseConnections> CreateEmpty(CancellationToken ct) => Create("template0", ct);

    private async Task<DatabaseConnections> Create(string from, CancellationToken ct)
    {
        var server = await postgres.Value;
        var name = $"test_{Interlocked.Increment(ref created)}";
        await using var superuser = await Superuser(server, ct);
        await Roles.CreateDatabases(superuser, name, ct, from);
        var own = server.Connections;
        return own with
        {
            Owner = On(own.Owner, name),
            Engine = On(own.Engine, name),
            Reader = On(own.Reader, name),
            Keys = On(own.Keys, Roles.KeysOf(name)),
        };
    }

    /// <summary>A connection for what no role of the service may do.</summary>
    internal async Task<NpgsqlConnection> Superuser(CancellationToken ct, string database = "postgres") =>
        await Superuser(await postgres.Value, ct, database);

    /// <summary>What the server itself wrote to its logs so far.</summary>
    internal IEnumerable<string> Logs() => Directory.EnumerateFiles(folder.FullName, "*.log", SearchOption.AllDirectories).Select(ReadShared);

    public async ValueTask DisposeAsync()
    {
        if (postgres is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await postgres.Value).DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private async Task<EmbeddedPostgres> Start()
    {
        var server = await EmbeddedPostgres.Open(folder.FullName, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        try
        {
            await Migrated.Bring(server.Connections);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static Task<NpgsqlConnection> Superuser(EmbeddedPostgres server, CancellationToken ct, string database = "postgres") =>
        Unpooled.Open(On(server.Superuser, database), ct);

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    private static string On(string connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;
}
