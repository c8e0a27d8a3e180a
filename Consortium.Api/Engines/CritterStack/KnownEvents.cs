using Consortium.Api.Database;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>
/// Names the event that this program does not know. Marten looks for the class of such an event and, when the other engine
/// wrote it and the row has none, fails in words of its own.
/// </summary>
internal sealed class KnownEvents(Databases databases, StoredNames names)
{
    /// <summary>As many events as the daemon reads at a time.</summary>
    private const int Page = 500;

    public Task RequireIn(Guid[] streams, CancellationToken ct) => Require(
        databases.Engine.CreateCommand("select distinct type from consortium.mt_events where stream_id = any($1)").With(streams), ct);

    public Task RequireAfter(long position, CancellationToken ct) => Require(
        databases.Engine.CreateCommand(
            "select distinct type from (select type from consortium.mt_events where seq_id > $1 order by seq_id limit $2) as next").With(position, Page),
        ct);

    private async Task Require(NpgsqlCommand types, CancellationToken ct)
    {
        await using var asked = types;
        await using var rows = await asked.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            if (rows.GetString(0) is var name and not EventLog.Nothing)
            {
                names.Event(name);
            }
        }
    }
}
