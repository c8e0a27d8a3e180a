namespace Consortium.Tests.Support;

/// <summary>Where the engine that is compiled keeps its messages, for the tests that look behind the doors.</summary>
internal static class StoredMessages
{
#if CRITTERSTACK
    public const string Table = "wolverine.wolverine_incoming_envelopes", Name = "message_type";

    /// <summary>What of it waits to be handled now.</summary>
    public const string UnderWay = "(status = 'Incoming' or status = 'Scheduled' and execution_time <= now())";

    /// <summary>What of it is not done with; the library keeps what it handled for a while.</summary>
    public const string Unhandled = "status <> 'Handled'";

    /// <summary>Where a process that does not serve puts its messages.</summary>
    public const string OfAVerb = "consortium.handed_over";
#else
    public const string Table = "consortium.outbox", Name = "message";

    /// <summary>What of it waits to be handled now.</summary>
    public const string UnderWay = "due <= now()";

    /// <summary>What of it is not done with: all that is there.</summary>
    public const string Unhandled = "true";

    /// <summary>Where a process that does not serve puts its messages.</summary>
    public const string OfAVerb = Table;
#endif
}
