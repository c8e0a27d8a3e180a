using System.Diagnostics;
using System.Text;
using Consortium.Api.Database;
using Npgsql;

namespace Consortium.Api.Embedded;

/// <summary>One run of PostgreSQL over a data folder: started by this process, or found running and adopted.</summary>
internal sealed class PostgresServer : IDisposable
{
    // Orphans of a killed server have been seen to refuse a start for 6 s.
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OrphanPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly DataFolder folder;
    private readonly TimeProvider clock;
    private readonly int pid;
    private readonly Process? child;

    private PostgresServer(DataFolder folder, TimeProvider clock, int pid, Process? child) =>
        (this.folder, this.clock, this.pid, this.child) = (folder, clock, pid, child);

    public static async Task<PostgresServer> Start(
        DataFolder folder, ServerAccount? account, string superuser, TimeProvider clock, CancellationToken ct)
    {
        if (Postmaster.Running(folder.Data) is { } running)
        {
            var adopted = new PostgresServer(folder, clock, running, child: null);
            await adopted.UntilReady(superuser, new StringBuilder(), ct);
            return adopted;
        }

        var began = clock.GetTimestamp();
        while (true)
        {
            await UntilOrphansAreGone(folder, clock, ct);
            Postmaster.ForgetStale(folder.Data);
            var complaint = new StringBuilder();
            var server = Launch(folder, account, clock, complaint);
            try
            {
                await server.UntilReady(superuser, complaint, ct);
                return server;
            }
            catch (ServerEndedException) when (clock.GetElapsedTime(began) < StartPatience)
            {
                server.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(250), clock, ct);
            }
            catch
            {
                await server.Stop();
                server.Dispose();
                throw;
            }
        }
    }

    /// <summary>Completes when the server has ended, for whatever reason.</summary>
    public async Task Ended(CancellationToken ct)
    {
        if (child is not null)
        {
            await child.WaitForExitAsync(ct);
            return;
        }

        while (Postmaster.IsPostmaster(folder.Data, pid))
        {
            await Task.Delay(Poll, clock, ct);
        }
    }

    /// <summary>Fast stop: open transactions are rolled back, then the server writes its data and ends.</summary>
    public async Task Stop()
    {
        Postmaster.Signal(pid, Postmaster.Interrupt);
        using var patience = new CancellationTokenSource(StopPatience, clock);
        try
        {
            await Ended(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Postmaster.Signal(pid, Postmaster.Quit);
            await Ended(CancellationToken.None);
        }
    }

    public void Dispose() => child?.Dispose();

    private static PostgresServer Launch(DataFolder folder, ServerAccount? account, TimeProvider clock, StringBuilder complaint)
    {
        // A session of its own: Ctrl-C in the terminal stops the service, and the service stops PostgreSQL last.
        var start = ForeignProgram.Start(
        [
            "setsid", .. ServerAccount.Prefix(account),
            PostgresBinaries.Of(folder.ClusterMajor).Program("postgres"),
            "-D", folder.Data,
            "-c", "listen_addresses=",
            "-c", $"unix_socket_directories={folder.Sockets}",
            "-c", "unix_socket_permissions=0700",
            "-c", "port=5432",
            "-c", "max_connections=300",
            "-c", "logging_collector=on",
            "-c", "log_filename=postgresql-%a.log",
            "-c", "log_truncate_on_rotation=on",
            // Statements and details of errors quote what people wrote.
            "-c", "log_error_verbosity=terse",
            "-c", "log_min_error_statement=panic",
        ]);
        var child = Process.Start(start) ?? throw new InvalidOperationException("PostgreSQL did not start.");
        child.StandardInput.Close();
        child.OutputDataReceived += (_, _) => { };
        child.ErrorDataReceived += (_, line) =>
        {
            lock (complaint)
            {
                complaint.AppendLine(line.Data);
            }
        };
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        return new PostgresServer(folder, clock, child.Id, child);
    }

    private async Task UntilReady(string superuser, StringBuilder complaint, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            if (child is { HasExited: true } || (child is null && !Postmaster.IsPostmaster(folder.Data, pid)))
            {
                throw new ServerEndedException(Text(complaint));
            }

            try
            {
                await using var connection = new NpgsqlConnection(superuser);
                await connection.OpenAsync(ct);
                return;
            }
            catch (NpgsqlException notYet) when (notYet is not PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow })
            {
                if (clock.GetElapsedTime(began) > StartPatience)
                {
                    throw new StartRefusedException(
                        $"PostgreSQL did not become ready in {StartPatience.TotalSeconds:0} s; its log is in {folder.Data}/log.", notYet);
                }

                await Task.Delay(Poll, clock, ct);
            }
        }
    }

    private static async Task UntilOrphansAreGone(DataFolder folder, TimeProvider clock, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        while (Postmaster.Family(folder.Data) is { Count: > 0 } orphans)
        {
            // Their postmaster is dead, so nobody will hear of what they are still at.
            if (clock.GetElapsedTime(began) > OrphanPatience)
            {
                foreach (var orphan in orphans)
                {
                    Postmaster.Signal(orphan, Postmaster.Kill);
                }
            }

            await Task.Delay(Poll, clock, ct);
        }
    }

    private static string Text(StringBuilder complaint)
    {
        lock (complaint)
        {
            return complaint.ToString().Trim();
        }
    }
}

/// <summary>PostgreSQL ended before it was ready.</summary>
public sealed class ServerEndedException(string complaint) : Exception($"PostgreSQL ended before it was ready: {complaint}");
