using System.Threading.Channels;
using Consortium.Api.Database;
using Npgsql;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>
/// One connection that says this process is alive. It holds an advisory lock under the process's number, which frees
/// the process's messages when it dies; it competes for the lock of the one process that keeps the read models; and it listens.
/// </summary>
internal sealed class Node(DatabaseConnections databases, Signals signals, TimeProvider clock, ILogger<Node> log) : BackgroundService
{
    /// <summary>The advisory locks of processes: this class, and the process's number.</summary>
    public const int Alive = 0x434F4E53;

    private const int Leader = 0x434F4E54;

    public static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    private readonly Channel<CancellationToken> _terms = Channel.CreateUnbounded<CancellationToken>();
    private int _id;

    /// <summary>The number of this process in the database, 0 while it is not connected. A lost connection ends it, and the next one has another.</summary>
    public int Id => Volatile.Read(ref _id);

    /// <summary>The terms in which this process keeps the read models; each token ends its term.</summary>
    public ChannelReader<CancellationToken> Terms => _terms.Reader;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var term = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            try
            {
                await Live(term, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.ConnectionLost(Id, Fault.Of(e));
            }
            finally
            {
                Volatile.Write(ref _id, 0);
                await term.CancelAsync();
            }

            await Task.Delay(Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Live(CancellationTokenSource term, CancellationToken ct)
    {
        // Never from a pool, which would keep the session and its locks alive.
        var own = new NpgsqlConnectionStringBuilder(databases.Engine) { Pooling = false, KeepAlive = 5, ApplicationName = "consortium node" };
        await using var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync(ct);
        var id = Random.Shared.Next(1, int.MaxValue);
        if (!await connection.Scalar<bool>($"select pg_try_advisory_lock({Alive}, {id})", ct))
        {
            return;
        }

        connection.Notification += (_, _) =>
        {
            signals.Events.Raise();
            signals.Messages.Raise();
        };
        await connection.Execute("listen " + Notifier.Channel, ct);
        Volatile.Write(ref _id, id);
        log.Alive(id);
        signals.Messages.Raise();

        for (var leads = false; ;)
        {
            if (!leads && (leads = await connection.Scalar<bool>($"select pg_try_advisory_lock({Leader}, 0)", ct)))
            {
                log.KeepsReadModels(id);
                await _terms.Writer.WriteAsync(term.Token, ct);
            }

            await connection.WaitAsync(Poll, ct);
        }
    }
}
