namespace Consortium.Api.Engines.Npgsql;

/// <summary>Everything that the engine may say. Faults go by their kind: texts of exceptions may quote data.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(2001, LogLevel.Information, "Node {Node} is alive")]
    public static partial void Alive(this ILogger log, int node);

    [LoggerMessage(2002, LogLevel.Warning, "Node {Node} lost its connection: {Fault}")]
    public static partial void ConnectionLost(this ILogger log, int node, string fault);

    [LoggerMessage(2003, LogLevel.Information, "Node {Node} keeps the read models")]
    public static partial void KeepsReadModels(this ILogger log, int node);

    [LoggerMessage(2004, LogLevel.Warning, "Other processes were not told of a commit, they will see it when they poll: {Fault}")]
    public static partial void NotifyFailed(this ILogger log, string fault);

    [LoggerMessage(2020, LogLevel.Warning, "Message {Message} {Id} failed at attempt {Attempt}, is tried again at {Due}: {Fault}")]
    public static partial void MessageFailed(this ILogger log, string message, Guid id, int attempt, DateTimeOffset due, string fault);

    [LoggerMessage(2021, LogLevel.Error, "Message {Message} {Id} is a dead letter after {Attempts} attempts: {Fault}")]
    public static partial void MessageDied(this ILogger log, string message, Guid id, int attempts, string fault);

    [LoggerMessage(2022, LogLevel.Warning, "The outbox cannot be reached and is tried again: {Fault}")]
    public static partial void OutboxUnreachable(this ILogger log, string fault);
}
