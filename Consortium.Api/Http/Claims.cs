using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Database;
using Npgsql;

namespace Consortium.Api.Http;

/// <summary>
/// Idempotency keys that are being worked on right now, in any process: a key is held as an advisory lock for the time of its
/// request. All locks of a process sit on one connection of its own, so a request waiting for its turn costs no connection.
/// </summary>
/// <remarks>
/// Should that connection break, its locks are gone and the same request may run twice at once; the primary key of
/// <c>access.idempotency</c>, written in the act's own transaction, has the last word.
/// </remarks>
internal sealed class Claims(DatabaseConnections connections) : IAsyncDisposable, IDisposable
{
    private const int LocksOfKeys = 0x6B657973; // "keys"
    private readonly ConcurrentDictionary<(Guid Principal, string Key), bool> _held = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private NpgsqlConnection? _connection;

    /// <summary>Holds a key and says what is kept under it; null while another request holds it.</summary>
    public async Task<Claim?> Take(Guid principal, string key, CancellationToken ct)
    {
        if (!_held.TryAdd((principal, key), true))
            return null;

        try
        {
            var (won, answer) = await OnConnection(connection => Lock(connection, principal, key, ct), ct);
            if (won)
                return new Claim(this, principal, key) { Answer = answer };
        }
        catch
        {
            _held.TryRemove((principal, key), out _);
            throw;
        }

        _held.TryRemove((principal, key), out _);
        return null;
    }

    public void Dispose() => _turn.Dispose();

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        Dispose();
    }

    private async Task Release(Guid principal, string key)
    {
        try
        {
            await OnConnection(connection => Unlock(connection, LockOf(principal, key)), CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The lock went with its connection.
        }
        finally
        {
            _held.TryRemove((principal, key), out _);
        }
    }

    private async Task<T> OnConnection<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var reused = _connection is not null;
            try
            {
                return await work(_connection ??= await Open(ct));
            }
            catch (NpgsqlException) when (reused)
            {
                await Drop();
                return await work(_connection = await Open(ct));
            }
        }
        catch
        {
            await Drop();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task Drop()
    {
        if (_connection is { } broken)
            await broken.DisposeAsync();
        _connection = null;
    }

    private async Task<NpgsqlConnection> Open(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connections.Engine) { Pooling = false, ApplicationName = "consortium claims" }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    // The look-up is a statement after the lock, so it sees what the lock's last holder committed.
    private static async Task<(bool Won, KeptAnswer? Answer)> Lock(NpgsqlConnection connection, Guid principal, string key, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select pg_try_advisory_lock($1, $2)") { Parameters = { new() { Value = LocksOfKeys }, new() { Value = LockOf(principal, key) } } },
                KeptAnswer.Of(principal, key),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var won = reader.GetBoolean(0);
        await reader.NextResultAsync(ct);
        return (won, await reader.ReadAsync(ct) ? KeptAnswer.Read(reader) : null);
    }

    private static async Task<bool> Unlock(NpgsqlConnection connection, int key)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_unlock($1, $2)", connection)
        {
            Parameters = { new() { Value = LocksOfKeys }, new() { Value = key } },
        };
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static int LockOf(Guid principal, string key) =>
        BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{principal}\n{key}")));

    /// <summary>The hold on one key, for as long as it is not disposed.</summary>
    internal sealed class Claim(Claims claims, Guid principal, string key) : IAsyncDisposable
    {
        private int _released;

        /// <summary>What an earlier request with this key was answered; null when there was none.</summary>
        public KeptAnswer? Answer { get; init; }

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
                await claims.Release(principal, key);
        }
    }
}
