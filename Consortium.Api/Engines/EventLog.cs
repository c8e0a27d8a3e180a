using System.Data;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Engines;

/// <summary>
/// Reads Marten's tables, whichever engine writes them. Numbers are taken before the commit that shows them, so a missing
/// number may still come. Whoever holds it holds a lock on the sequence until its transaction ends: when all who held one at
/// the time we saw the gap are gone and the number is still missing, it never comes.
/// </summary>
internal sealed class EventLog(Databases databases, StoredNames names, TimeProvider clock) : IEventLog
{
    public const int PageSize = 5000;

    /// <summary>What Marten records under a number that it took for an event which then did not come to be.</summary>
    public const string Nothing = "tombstone";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(10);

    private long _settled;

    public async Task<EventPage> After(long position, int limit, CancellationToken ct, Func<Type, bool>? wanted = null)
    {
        while (true)
        {
            var (page, waitsFor) = await Read(position, limit, wanted, ct);
            if (page.Events.Count > 0 || (waitsFor is null && page.Position == position))
            {
                return page;
            }

            position = page.Position;
            if (waitsFor is { } next)
            {
                await Settle(position, next, ct);
            }
        }
    }

    public async Task<IReadOnlyList<RecordedEvent>> OfStreams(IReadOnlyCollection<Guid> streams, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            $"select {Columns} from consortium.mt_events where stream_id = any($1) and type <> '{Nothing}' order by seq_id").With([streams.ToArray()]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var events = new List<RecordedEvent>();
        while (await reader.ReadAsync(ct))
        {
            TryParse(reader, mayStop: false, out var data);
            events.Add(Recorded(reader, data));
        }

        return events;
    }

    /// <summary>Page after page until nothing is left; the next one is read while the caller works on this one.</summary>
    public async IAsyncEnumerable<EventPage> Pages(long position, [EnumeratorCancellation] CancellationToken ct)
    {
        var page = await After(position, PageSize, ct);
        while (page.Events.Count > 0)
        {
            var ahead = After(page.Position, PageSize, ct);
            yield return page;
            page = await ahead;
        }
    }

    /// <summary>Reads up to the first number that is missing and may still come; answers the number after it.</summary>
    private async Task<(EventPage Page, long? WaitsFor)> Read(long position, int limit, Func<Type, bool>? wanted, CancellationToken ct)
    {
        // Before the query: what was settled by then is in its snapshot.
        var settled = Volatile.Read(ref _settled);
        await using var command = databases.Engine.CreateCommand(
            $"select {Columns} from consortium.mt_events where seq_id > $1 order by seq_id limit $2").With(position, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);

        var events = new List<RecordedEvent>();
        while (await reader.ReadAsync(ct))
        {
            var sequence = reader.GetInt64(0);
            if (sequence > position + 1 && sequence > settled)
            {
                return (new EventPage(events, position), sequence);
            }

            var name = reader.GetString(3);
            if (name == Nothing || (wanted is not null && names.FindEvent(name) is { } kind && !wanted(kind)))
            {
                position = sequence;
                continue;
            }

            if (!TryParse(reader, events.Count > 0, out var data))
            {
                break;
            }

            events.Add(Recorded(reader, data));
            position = sequence;
        }

        return (new EventPage(events, position), null);
    }

    private static RecordedEvent Recorded(NpgsqlDataReader reader, object data) => new(
        reader.GetInt64(0), reader.GetGuid(1), reader.GetInt64(2), data, reader.GetFieldValue<DateTimeOffset>(5), reader.IsDBNull(6) ? null : reader.GetGuid(6));

    /// <summary>What stands before an unknown event is still told; the unknown event then stops its reader with a clear fault.</summary>
    private bool TryParse(NpgsqlDataReader reader, bool mayStop, out object data)
    {
        try
        {
            data = JsonSerializer.Deserialize(
                reader.GetFieldValue<ReadOnlyMemory<byte>>(4).Span, names.Event(reader.GetString(3)), StoredJson.Options)!;
            return true;
        }
        catch (Exception e) when (mayStop && e is UnknownStoredNameException or JsonException)
        {
            data = e;
            return false;
        }
    }

    /// <summary>Waits until the gap before <paramref name="next"/> is filled, in part or whole, or is known to stay.</summary>
    private async Task Settle(long position, long next, CancellationToken ct)
    {
        var (newest, passed, writers) = await WhoMayFill(ct);
        if (passed >= next)
        {
            Raise(passed);
            return;
        }

        for (var wait = TimeSpan.FromMilliseconds(1); writers.Length > 0; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            await Task.Delay(wait, clock, ct);
            (var filled, writers) = await StillRunning(position, next, writers, ct);
            if (filled)
            {
                return;
            }
        }

        Raise(newest);
    }

    // The newest event is read in the statement's snapshot, which is older than its look at the locks: the order matters.
    private async Task<(long Newest, long Passed, string[] Writers)> WhoMayFill(CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            $"""
            select (select max(seq_id) from consortium.mt_events),
                coalesce((select max(last_seq_id) from consortium.mt_event_progression), 0),
                array({Writers})
            """);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<string[]>(2));
    }

    private async Task<(bool Filled, string[] Writers)> StillRunning(long position, long next, string[] writers, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            $"""
            select exists (select from consortium.mt_events where seq_id > $1 and seq_id < $2),
                array({Writers} and virtualtransaction = any($3))
            """).With(position, next, writers);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, ct);
        await reader.ReadAsync(ct);
        return (reader.GetBoolean(0), reader.GetFieldValue<string[]>(1));
    }

    private void Raise(long settled)
    {
        for (var seen = Volatile.Read(ref _settled); seen < settled; seen = Volatile.Read(ref _settled))
        {
            Interlocked.CompareExchange(ref _settled, settled, seen);
        }
    }

    private const string Columns = "seq_id, stream_id, version, type, data, timestamp, (headers ->> 'actor')::uuid";

    // Taking a number locks the sequence in this mode; a backup that reads the sequence locks it in another.
    private const string Writers =
        """
        select virtualtransaction from pg_locks
        where locktype = 'relation' and mode = 'RowExclusiveLock' and granted
            and database = (select oid from pg_database where datname = current_database())
            and relation = 'consortium.mt_events_sequence'::regclass
        """;
}
