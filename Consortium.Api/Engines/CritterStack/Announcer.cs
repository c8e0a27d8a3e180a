using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Marten;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>Sends messages with a session: through Wolverine's outbox where Wolverine runs, else by way of a process that serves.</summary>
internal sealed class Announcer(IWolverineRuntime runtime, HandedOver handedOver, StoredNames names, Origin origin, TimeProvider clock)
{
    public async Task Announce(IDocumentSession session, IReadOnlyList<Announcement> announcements)
    {
        if (announcements.Count == 0)
        {
            return;
        }

        if (!handedOver.IsTakenIn)
        {
            HandOver(session, announcements);
            return;
        }

        var outbox = new MartenOutbox(runtime, session) { CorrelationId = Sql.Known(origin.Correlation) };
        foreach (var announcement in announcements)
        {
            await announcement.ApplyAsync(outbox);
        }
    }

    private void HandOver(IDocumentSession session, IReadOnlyList<Announcement> announcements)
    {
        var now = clock.GetUtcNow();
        foreach (var (message, due) in announcements)
        {
            session.QueueOperation(new QueuedStatement(HandedOver.Insert(
                Guid.CreateVersion7(now), names.Message(message.GetType()).Name,
                JsonSerializer.Serialize(message, message.GetType(), StoredJson.Options), due ?? now, Sql.Known(origin.Correlation))));
        }
    }
}
