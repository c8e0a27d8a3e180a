using Consortium.Api.Events;
using Wolverine;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>Around every handler: what it records comes from its message, and its fault is told by kind alone.</summary>
public static class MessageOrigin
{
    public static void Before(Envelope envelope, Origin origin) =>
        (origin.Correlation, origin.Causation) = (envelope.CorrelationId ?? "", envelope.Id.ToString());

    public static void OnException(Exception fault, Envelope envelope, ILogger<HandlerFailedException> log)
    {
        log.HandlerFailed(envelope.MessageType, envelope.Id, envelope.Attempts, Fault.Of(fault));
        throw new HandlerFailedException(Fault.Of(fault));
    }
}

/// <summary>A handler failed. The text is the kind of fault: its own text may quote data, and Wolverine keeps texts with dead letters.</summary>
public sealed class HandlerFailedException(string kind) : Exception(kind);

internal static partial class HandlerLog
{
    [LoggerMessage(2030, LogLevel.Warning, "Message {Message} {Id} failed at attempt {Attempt}: {Fault}")]
    public static partial void HandlerFailed(this ILogger log, string? message, Guid id, int attempt, string fault);
}
