namespace Consortium.Api.Embedded;

internal static partial class EmbeddedLog
{
    [LoggerMessage(101, LogLevel.Information, "PostgreSQL {Major} of the service's own is ready after {Milliseconds} ms")]
    public static partial void Started(ILogger log, int major, int milliseconds);

    [LoggerMessage(102, LogLevel.Error, "PostgreSQL ended unexpectedly and is started again")]
    public static partial void Crashed(ILogger log);

    [LoggerMessage(103, LogLevel.Error, "PostgreSQL could not be started again; the next attempt follows")]
    public static partial void StartFailed(ILogger log, Exception fault);

    [LoggerMessage(104, LogLevel.Warning, "The process that supervised PostgreSQL has gone; this one takes its place")]
    public static partial void TookOver(ILogger log);

    [LoggerMessage(105, LogLevel.Information, "PostgreSQL has stopped")]
    public static partial void Stopped(ILogger log);
}
