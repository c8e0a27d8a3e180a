namespace Consortium.Api.Events;

/// <summary>All events in the order in which they were committed: nobody skips, reorders or doubles one.</summary>
public interface IEventLog
{
    /// <summary>
    /// Events after a position, as many as are settled and at most <paramref name="limit"/>. An event that a running
    /// transaction could still precede is waited for, so an empty page means that nothing committed before the call is left.
    /// </summary>
    /// <param name="position">Where to read on.</param>
    /// <param name="limit">How many events at most.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="wanted">Which kinds of events; the others are passed over unread. Every kind when null.</param>
    Task<EventPage> After(long position, int limit, CancellationToken ct, Func<Type, bool>? wanted = null);

    /// <summary>All that was recorded in some streams, whatever their kinds, in the order in which it was.</summary>
    Task<IReadOnlyList<RecordedEvent>> OfStreams(IReadOnlyCollection<Guid> streams, CancellationToken ct);
}

/// <summary>A page of settled events.</summary>
/// <param name="Events">In commit order.</param>
/// <param name="Position">Where to read on: past the last event and past every dead gap before the next one.</param>
public sealed record EventPage(IReadOnlyList<RecordedEvent> Events, long Position);
