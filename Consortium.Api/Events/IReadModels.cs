namespace Consortium.Api.Events;

/// <summary>How the read tables keep up with the events, and how one is told again from the start.</summary>
internal interface IReadModels
{
    /// <summary>Each read model's position; what is wrong is known to the process that keeps it.</summary>
    Task<IReadOnlyList<ReadModelStatus>> Status(CancellationToken ct);

    /// <summary>Waits until a table shows everything that was committed before the call.</summary>
    Task CaughtUp(string table, CancellationToken ct);

    /// <summary>Waits until every table does.</summary>
    Task CaughtUp(CancellationToken ct);

    /// <summary>
    /// Tells a table again from the first event into <c>&lt;table&gt;_next</c>, then swaps the two with policies and grants.
    /// The old table serves until then. Answers how many events were read.
    /// </summary>
    Task<long> Rebuild(string table, CancellationToken ct);
}

/// <param name="Table">The read table.</param>
/// <param name="Position">The last event that it shows.</param>
/// <param name="Behind">How far the newest event is ahead of it, in numbers.</param>
/// <param name="Fault">The kind of fault that holds it up; null when none does.</param>
internal sealed record ReadModelStatus(string Table, long Position, long Behind, string? Fault);
