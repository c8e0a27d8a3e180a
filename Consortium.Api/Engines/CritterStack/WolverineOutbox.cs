using System.Text;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Marten;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace Consortium.Api.Engines.CritterStack;

internal sealed class WolverineOutbox(IDocumentStore store, Announcer announcer, IMessageStore messages, Databases databases, EngineSettings settings, TimeProvider clock) : IOutbox
{
    public async Task Send(Announcement announcement, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        await announcer.Announce(session, [announcement]);
        await session.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit, CancellationToken ct)
    {
        var found = await messages.DeadLetters.QueryAsync(new DeadLetterEnvelopeQuery { PageSize = limit }, ct);
        return
        [
            .. from letter in found.Envelopes
               where !letter.Replayable
               orderby letter.SentAt descending, letter.Id
               select new DeadLetter(letter.Id, letter.MessageType, letter.Envelope.Attempts, KindOf(letter), letter.SentAt),
        ];
    }

    public async Task<bool> Replay(Guid deadLetter, CancellationToken ct)
    {
        if (await messages.DeadLetters.DeadLetterEnvelopeByIdAsync(deadLetter) is not { Replayable: false })
        {
            return false;
        }

        await messages.DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery { MessageIds = [deadLetter] }, ct);
        return true;
    }

    public async Task<int> HandOver(CancellationToken ct)
    {
        var waiting = (await messages.Admin.AllIncomingAsync()).Where(envelope => envelope.Status != EnvelopeStatus.Handled).ToList();
        var now = DateTimeOffset.MinValue;
        await databases.Engine.Run(
            [
                .. waiting.Select(envelope => HandedOver.Insert(
                    envelope.Id, envelope.MessageType!, Encoding.UTF8.GetString(envelope.Data!), envelope.ScheduledTime ?? now, envelope.CorrelationId)),
                new SqlStatement(
                    "delete from wolverine.wolverine_incoming_envelopes where id = any($1)", waiting.Select(envelope => envelope.Id).ToArray()),
            ],
            ct);
        return waiting.Count;
    }

    public async Task<OutboxLoad> Load(CancellationToken ct)
    {
        await using var handedOver = databases.Engine.CreateCommand(
            "select count(*) filter (where due <= $1) + (select count(*) from wolverine.wolverine_queue_consortium), count(*) filter (where due > $1) from consortium.handed_over").With(clock.GetUtcNow());
        await using var counted = await handedOver.ExecuteReaderAsync(ct);
        await counted.ReadAsync(ct);
        var counts = await messages.Admin.FetchCountsAsync();
        return new(
            counts.Incoming + counts.Outgoing + counted.GetInt32(0) + await Carrying.InBroker(settings, ct), counts.Scheduled + counted.GetInt32(1), counts.DeadLetter, OldestDue: null);
    }

    /// <summary>Of a handler's fault Wolverine keeps the text, which is the kind; of its own faults the kind is the type.</summary>
    private static string KindOf(DeadLetterEnvelope letter) =>
        letter.ExceptionType == typeof(HandlerFailedException).FullName ? letter.ExceptionMessage : letter.ExceptionType.Split('.')[^1];
}
