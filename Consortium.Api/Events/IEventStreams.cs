using Consortium.Domain;

namespace Consortium.Api.Events;

/// <summary>The one door between decisions and the store: load, fold, decide, record, all or nothing.</summary>
/// <remarks>
/// An engine implements these two operations; acts call the typed forms of <see cref="EventStreamDecisions"/>.
/// </remarks>
public interface IEventStreams
{
    /// <summary>
    /// Decides over one or several streams at once. Events, messages and statements of the recording are written in one
    /// transaction that requires every stream still to stand where <paramref name="decide"/> saw it. A lost race is decided
    /// again on what the winner left, unless a stream was addressed with the version its caller saw: that one answers
    /// <see cref="StreamMoved.Refusal"/>.
    /// </summary>
    Task<Folds> Decide(IReadOnlyList<StreamAddress> streams, Func<Folds, Recording> decide, CancellationToken ct);

    /// <summary>What a stream adds up to now, and its version; a stream without events is at version 0.</summary>
    Task<(TState State, long Version)> Load<TState>(Guid stream, CancellationToken ct) where TState : notnull;
}

/// <summary>Which stream, and what the caller knows of it.</summary>
/// <param name="State">The state that the stream folds to; <see cref="StoredNames"/> knows its kind.</param>
/// <param name="Id">The stream.</param>
/// <param name="Expected">The version that the caller saw, from If-Match; null when any version will do.</param>
/// <param name="IsNew">The id was made just now, so nothing is loaded first; should the stream exist after all, it is loaded and decided again.</param>
public sealed record StreamAddress(Type State, Guid Id, long? Expected = null, bool IsNew = false)
{
    public static StreamAddress Of<TState>(Guid id, long? expected = null) => new(typeof(TState), id, expected);

    public static StreamAddress New<TState>(Guid id) => new(typeof(TState), id, IsNew: true);
}

/// <summary>The states that a decision is taken on; after it was recorded, the states that it led to.</summary>
public sealed class Folds(IReadOnlyDictionary<Guid, (object State, long Version)> streams, Refusal? refusal = null)
{
    /// <summary>The rule that stood in the way; null before the decision and when it was accepted.</summary>
    public Refusal? Refusal { get; } = refusal;

    public TState Of<TState>(Guid stream) => (TState)streams[stream].State;

    public long Version(Guid stream) => streams[stream].Version;
}

/// <summary>What is to be written in the one transaction of an act.</summary>
/// <param name="Refusal">The rule that stood in the way: then nothing else is written.</param>
public sealed record Recording(Refusal? Refusal)
{
    /// <summary>Events by stream, in order.</summary>
    public IReadOnlyList<(Guid Stream, IReadOnlyList<object> Events)> Events { get; init; } = [];

    /// <summary>Messages that go out through the outbox if, and only if, the transaction commits.</summary>
    public IReadOnlyList<Announcement> Announcements { get; init; } = [];

    /// <summary>Statements run in the same transaction; they run for a repeated act too, which records no event.</summary>
    public IReadOnlyList<SqlStatement> Alongside { get; init; } = [];
}

/// <summary>A message to send, at once or at a later time.</summary>
/// <param name="Message">One of the messages in <see cref="StoredNames.Messages"/>.</param>
/// <param name="Due">Not before this time; null for at once.</param>
public sealed partial record Announcement(object Message, DateTimeOffset? Due = null);

/// <summary>A statement with positional parameters: <c>$1</c> is the first.</summary>
public sealed record SqlStatement(string Text, params IReadOnlyList<object?> Parameters);

/// <summary>The answer to an If-Match that no longer matches.</summary>
public static class StreamMoved
{
    public static readonly Refusal Refusal = new(
        "stream.moved", "C-25",
        "Quelqu'un a changé cet élément depuis que vous l'avez lu : relisez-le, puis décidez de nouveau.",
        "Somebody changed this since you read it: read it again, then decide anew.");
}
