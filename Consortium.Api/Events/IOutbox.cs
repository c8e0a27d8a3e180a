namespace Consortium.Api.Events;

/// <summary>
/// Durable messages, each handled at least once by a static <c>Handle(message, services…)</c> of
/// <see cref="StoredNames.Messages"/>; what a handler returns is sent on. Messages that belong to events go out with them
/// (<see cref="Recording.Announcements"/>); this door is for the rest.
/// </summary>
public interface IOutbox
{
    Task Send(Announcement announcement, CancellationToken ct);

    /// <summary>Messages that failed too often to be tried again, newest first.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit, CancellationToken ct);

    /// <summary>Tries a dead letter again from the start. False when there is none of that id.</summary>
    Task<bool> Replay(Guid deadLetter, CancellationToken ct);

    /// <summary>
    /// Leaves what is scheduled to the engine that serves next, whichever it is. No process may serve meanwhile.
    /// Answers how many messages that are.
    /// </summary>
    Task<int> HandOver(CancellationToken ct);

    /// <summary>How many messages wait, are under way or are dead: nothing of this is left after a drain.</summary>
    Task<OutboxLoad> Load(CancellationToken ct);
}

/// <summary>A message that was given up.</summary>
/// <param name="Fault">The kind of fault that ended the last attempt; never its text, which may quote data.</param>
/// <param name="At">When it was given up, or when it was sent where the engine keeps no more than that.</param>
public sealed record DeadLetter(Guid Id, string Message, int Attempts, string Fault, DateTimeOffset At);

/// <param name="Due">Messages that are due or under way.</param>
/// <param name="Scheduled">Messages whose time has not come.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="OldestDue">Since when the oldest due message waits; null when none is.</param>
public sealed record OutboxLoad(long Due, long Scheduled, long Dead, DateTimeOffset? OldestDue);
