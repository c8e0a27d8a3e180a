namespace Consortium.Api.Events;

/// <summary>
/// One read table, kept by turning pages of events into a few set-based statements. It reads no database, so the same events
/// always give the same table; the statements run in commit order, in one transaction with the table's checkpoint.
/// </summary>
internal interface IReadModel
{
    /// <summary>The table in schema <c>read</c>, which names the read model too.</summary>
    string Table { get; }

    /// <summary>The statements for a page.</summary>
    /// <param name="page">Events in commit order; kinds that this table does not need are among them.</param>
    /// <param name="into">The table to write, quoted and with its schema: <see cref="Table"/>, or its successor during a rebuild.</param>
    IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into);
}

/// <summary>An event as it was recorded.</summary>
/// <param name="Sequence">Its place among all events: rises in commit order as readers see it, has gaps.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Data">The event.</param>
/// <param name="At">When it was recorded, by the service's clock.</param>
/// <param name="Actor">Who caused it: a principal's id, or null for the service itself.</param>
public sealed record RecordedEvent(long Sequence, Guid Stream, long Version, object Data, DateTimeOffset At, Guid? Actor);
