using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;
using NpgsqlTypes;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>A message as the outbox holds it.</summary>
internal sealed record Parcel(
    Guid Id, string Message, byte[] Body, DateTimeOffset Due, int? Owner, int Attempts, string? Correlation, string? Causation);

/// <summary>
/// Messages on their way in and out of the table. A message that is due at once is born as this process's own and is handled
/// from memory when its transaction has committed, as long as the process keeps up; others are free for any process to claim.
/// </summary>
internal sealed class Parcels(StoredNames names, Node node, Signals signals, TimeProvider clock)
{
    /// <summary>So many messages wait in memory at most; the rest stays free for other processes.</summary>
    public const int Capacity = 256;

    private readonly Channel<Parcel> _waiting = Channel.CreateUnbounded<Parcel>();

    private readonly ConcurrentDictionary<Guid, bool> _held = new();

    /// <summary>The messages that this process has in hand, from the commit that gave them to it to the one that removes them.</summary>
    public Guid[] Held => [.. _held.Keys];

    public ChannelReader<Parcel> Waiting => _waiting.Reader;

    public int Room => Math.Max(0, Capacity - _waiting.Reader.Count);

    public IReadOnlyList<Parcel> Pack(IReadOnlyList<Announcement> announcements, string correlation, string causation)
    {
        var now = clock.GetUtcNow();
        int? owner = node.Id is var id && id != 0 && announcements.Count <= Room ? id : null;
        return
        [
            .. from announcement in announcements
               let due = announcement.Due ?? now
               let mine = due <= now ? owner : null
               select new Parcel(
                   Guid.CreateVersion7(now), names.Message(announcement.Message.GetType()).Name,
                   JsonSerializer.SerializeToUtf8Bytes(announcement.Message, announcement.Message.GetType(), StoredJson.Options),
                   due, mine, mine is null ? 0 : 1, Sql.Known(correlation), Sql.Known(causation)),
        ];
    }

    public static IReadOnlyList<NpgsqlBatchCommand> Insert(IReadOnlyList<Parcel> parcels) => parcels.Count == 0 ? [] :
    [
        new("""
            insert into consortium.outbox (id, message, body, due, owner, attempts, correlation, causation)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            """)
        {
            Parameters =
            {
                Sql.Array(parcels.Select(parcel => parcel.Id), NpgsqlDbType.Uuid),
                Sql.Array(parcels.Select(parcel => parcel.Message), NpgsqlDbType.Varchar),
                Sql.Array(parcels.Select(parcel => parcel.Body), NpgsqlDbType.Jsonb),
                Sql.Array(parcels.Select(parcel => parcel.Due), NpgsqlDbType.TimestampTz),
                Sql.Array(parcels.Select(parcel => parcel.Owner), NpgsqlDbType.Integer),
                Sql.Array(parcels.Select(parcel => parcel.Attempts), NpgsqlDbType.Integer),
                Sql.Array(parcels.Select(parcel => parcel.Correlation), NpgsqlDbType.Varchar),
                Sql.Array(parcels.Select(parcel => parcel.Causation), NpgsqlDbType.Varchar),
            },
        },
    ];

    public void LetGo(params ReadOnlySpan<Guid> parcels)
    {
        foreach (var parcel in parcels)
        {
            _held.TryRemove(parcel, out _);
        }
    }

    /// <summary>Called when their transaction has committed, or when they were claimed.</summary>
    public void Committed(IReadOnlyList<Parcel> parcels)
    {
        foreach (var mine in parcels.Where(parcel => parcel.Owner is not null))
        {
            _held[mine.Id] = true;
            _waiting.Writer.TryWrite(mine);
        }

        if (parcels.Any(parcel => parcel.Owner is null))
        {
            signals.Messages.Raise();
            signals.Committed.Raise();
        }
    }
}
