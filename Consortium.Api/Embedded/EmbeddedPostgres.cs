using Consortium.Api.Database;
using Npgsql;

namespace Consortium.Api.Embedded;

/// <summary>
/// The service's own PostgreSQL. The first process on a data folder supervises it: creates the cluster, starts the server,
/// starts it again after a crash, and stops it at the end. Further processes on the folder connect to what runs; when the
/// supervisor goes away, one of them takes its place.
/// </summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Database = "consortium";
    private const string SuperuserName = "postgres";
    private static readonly TimeSpan AttachPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RestartPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TakeOverPause = TimeSpan.FromMilliseconds(500);

    private readonly DataFolder folder;
    private readonly ServerAccount? account;
    private readonly RolePasswords passwords;
    private readonly ILogger log;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource closing = new();
    private FileStream? supervision;
    private PostgresServer? server;
    private Task watch = Task.CompletedTask;

    private EmbeddedPostgres(DataFolder folder, ServerAccount? account, RolePasswords passwords, FileStream? supervision, ILogger log, TimeProvider clock)
    {
        (this.folder, this.account, this.passwords, this.supervision) = (folder, account, passwords, supervision);
        (this.log, this.clock) = (log, clock);
    }

    /// <summary>Whether this process is the one that starts and stops the server.</summary>
    public bool Supervises => supervision is not null;

    public DatabaseConnections Connections => new(
        Connection(Roles.Owner, passwords.Owner, Database),
        Connection(Roles.Engine, passwords.Engine, Database),
        Connection(Roles.Reader, passwords.Reader, Database),
        Connection(Roles.Keys, passwords.Keys, Roles.KeysOf(Database)),
        folder.MasterKeyFile);

    /// <summary>A connection of the cluster's superuser, for what no role of the service may do.</summary>
    public string Superuser => Connection(SuperuserName, passwords.Superuser, "postgres");

    /// <summary>Opens the PostgreSQL of a data folder, creating and starting what is missing.</summary>
    /// <param name="path">The data folder; null for the default one.</param>
    public static async Task<EmbeddedPostgres> Open(string? path, ILogger log, TimeProvider clock, CancellationToken ct)
    {
        var folder = new DataFolder(path ?? DataFolder.Default);
        var account = await ServerAccount.Find(ct);
        folder.Prepare(account);
        FileStream? supervision;
        for (var began = clock.GetTimestamp(); (supervision = folder.TrySupervise()) is null; await Task.Delay(RestartPause, clock, ct))
        {
            // Whoever supervises may have been killed a moment ago, with the server: then it is for this process to start it again.
            if (folder.ReadSecrets() is { } passwords && new EmbeddedPostgres(folder, account, passwords, null, log, clock) is var attached
                && await attached.IsReachable(ct))
            {
                attached.Watch();
                return attached;
            }

            if (clock.GetElapsedTime(began) > AttachPatience)
            {
                throw new StartRefusedException($"Another process supervises PostgreSQL in {folder.Root}, and the server does not answer.");
            }
        }

        try
        {
            var embedded = new EmbeddedPostgres(folder, account, folder.Secrets(), supervision, log, clock);
            await embedded.StartServer(ct);
            embedded.Watch();
            return embedded;
        }
        catch
        {
            await supervision.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await watch;
        if (server is not null)
        {
            await server.Stop();
            server.Dispose();
            EmbeddedLog.Stopped(log);
        }

        if (supervision is not null)
        {
            await supervision.DisposeAsync();
        }

        closing.Dispose();
    }

    private async Task StartServer(CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        if (!folder.HasCluster)
        {
            await Cluster.Create(folder, account, passwords.Superuser, ct);
        }

        server = await PostgresServer.Start(folder, account, Superuser, clock, ct);
        try
        {
            await using var superuser = new NpgsqlConnection(Superuser);
            await superuser.OpenAsync(ct);
            await Roles.Create(superuser, passwords, ct);
            await Roles.CreateDatabases(superuser, Database, ct);
        }
        catch
        {
            await server.Stop();
            server.Dispose();
            server = null;
            throw;
        }

        EmbeddedLog.Started(log, folder.ClusterMajor, (int)clock.GetElapsedTime(began).TotalMilliseconds);
    }

    private void Watch() => watch = Task.Run(async () =>
    {
        try
        {
            while (true)
            {
                await (server is null ? TakeOverWhenLeft(closing.Token) : RestartWhenEnded(server, closing.Token));
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
        }
    });

    private async Task RestartWhenEnded(PostgresServer running, CancellationToken ct)
    {
        await running.Ended(ct);
        running.Dispose();
        server = null;
        EmbeddedLog.Crashed(log);
        await StartAgain(ct);
    }

    private async Task TakeOverWhenLeft(CancellationToken ct)
    {
        await Task.Delay(TakeOverPause, clock, ct);
        supervision ??= folder.TrySupervise();
        if (supervision is not null)
        {
            EmbeddedLog.TookOver(log);
            await StartAgain(ct);
        }
    }

    private async Task StartAgain(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await StartServer(ct);
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                EmbeddedLog.StartFailed(log, fault);
                await Task.Delay(RestartPause, clock, ct);
            }
        }
    }

    private async Task<bool> IsReachable(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connections.Engine);
            await connection.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string Connection(string role, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = folder.Sockets,
        Username = role,
        Password = password,
        Database = database,
        ApplicationName = "consortium",
        Timeout = 5,
        Pooling = role != SuperuserName,
    }.ConnectionString;
}
