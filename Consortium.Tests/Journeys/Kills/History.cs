using System.Collections.Concurrent;

namespace Consortium.Tests.Journeys.Kills;

/// <summary>What the clients were told, as they were told it.</summary>
internal sealed class History
{
    private int _retried;

    /// <summary>Acts that the service acknowledged.</summary>
    public ConcurrentQueue<Act> Acknowledged { get; } = new();

    /// <summary>Acts whose client gave up before an answer came: they may have happened, at most once.</summary>
    public ConcurrentQueue<Act> Unknown { get; } = new();

    /// <summary>Answers that nobody planned for.</summary>
    public ConcurrentQueue<string> Unplanned { get; } = new();

    /// <summary>Requests that were sent again, under the same key, because no answer had come.</summary>
    public int Retried => _retried;

    public void Retry() => Interlocked.Increment(ref _retried);
}

/// <summary>Something that a client did.</summary>
/// <param name="Event">The stored name of the event that records it.</param>
/// <param name="Stream">The stream that it is recorded in; null when the client was not told.</param>
/// <param name="Of">A further id that the event names: the company that consented, the member who voted, a person's cohort.</param>
internal sealed record Act(string Event, Guid? Stream, Guid? Of = null);
