using System.Buffers.Binary;
using Consortium.Api.Database;
using Consortium.Domain;
using Npgsql;

namespace Consortium.Api.Adapters;

/// <summary>
/// Sees to it that, over all processes, a company has at most two attempts in flight and a delivery at most one. A slot is an
/// advisory lock of the one connection that a process keeps for this: those of a process that dies are free at once.
/// </summary>
public sealed class CompanySlots(DatabaseConnections databases) : IAsyncDisposable
{
    /// <summary>Attempts in flight per company.</summary>
    public const int PerCompany = 2;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly HashSet<long> _held = [];
    private NpgsqlConnection? _connection;

    /// <summary>Takes a slot; null when the company has none left, or this very delivery is in flight.</summary>
    public async Task<Slot?> Take(CompanyId company, DeliveryId delivery, CancellationToken ct)
    {
        var own = Key("delivery-in-flight", delivery.Value);
        long[] slots = [Key("first-slot", company.Value), Key("second-slot", company.Value)];
        await _turn.WaitAsync(ct);
        try
        {
            // A lock that this connection has already would be given to it again, so those are not asked for.
            var free = slots.Where(slot => !_held.Contains(slot)).ToList();
            if (_held.Contains(own) || free.Count == 0 || await Lock(own, free, ct) is not { } slot)
                return null;

            _held.UnionWith([own, slot]);
            return new Slot(() => GiveBack(own, slot));
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _turn.Dispose();
    }

    /// <returns>The key of the slot, if both the delivery and a slot were free.</returns>
    private async Task<long?> Lock(long own, List<long> free, CancellationToken ct) => (long?)await Ask(
        """
        select case
            when not pg_try_advisory_lock($1) then null
            when pg_try_advisory_lock($2) then $2
            when $3 <> $2 and pg_try_advisory_lock($3) then $3
            when pg_advisory_unlock($1) then null
        end
        """,
        [own, free[0], free[^1]],
        ct);

    private async ValueTask GiveBack(long own, long slot)
    {
        await _turn.WaitAsync();
        try
        {
            _held.ExceptWith([own, slot]);
            if (_connection is not null)
                await Ask("select pg_advisory_unlock($1), pg_advisory_unlock($2)", [own, slot], CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The session is gone, and its locks with it.
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<object?> Ask(string sql, IReadOnlyList<long> keys, CancellationToken ct)
    {
        try
        {
            _connection ??= await Connect(ct);
            await using var command = new NpgsqlCommand(sql, _connection);
            foreach (var key in keys)
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = key });
            return await command.ExecuteScalarAsync(ct) is var answer and not DBNull ? answer : null;
        }
        catch
        {
            // What the server did is not known: ending the session gives everything back, and the next one begins clean.
            if (_connection is not null)
                await _connection.DisposeAsync();
            _connection = null;
            throw;
        }
    }

    private async Task<NpgsqlConnection> Connect(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(databases.Engine)
        {
            Pooling = false,
            KeepAlive = 5,
            MaxAutoPrepare = 4,
            AutoPrepareMinUsages = 1,
            ApplicationName = "consortium attempts",
        }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static long Key(string purpose, Guid id) =>
        BinaryPrimitives.ReadInt64BigEndian(DerivedId.Of(purpose, id).ToByteArray(bigEndian: true));
}

/// <summary>One attempt's right to be in flight.</summary>
public sealed class Slot(Func<ValueTask> giveBack) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => giveBack();
}
