using System.Collections.Concurrent;
using Serilog.Extensions.Logging;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>
/// Marten and Wolverine quote what they carry, in their sentences, parameters and exceptions. Of what they complain about, this
/// tells where it was met and of which kind it is; the same complaint once in a while only, since they repeat it all the time
/// that a database or a broker is away.
/// </summary>
internal sealed class LibraryFaults(IServiceProvider services, TimeProvider clock) : ILoggerProvider
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private static readonly string[] Libraries = ["Marten", "Wolverine", "JasperFx"];

    private readonly ConcurrentDictionary<(string, string), DateTimeOffset> _told = new();

    public static void Instead(ILoggingBuilder log)
    {
        log.AddFilter<LibraryFaults>(level => level == LogLevel.None);
        foreach (var library in Libraries)
        {
            // A rule of one provider outweighs one for all, so that both are set.
            log.AddFilter(library, LogLevel.None).AddFilter<SerilogLoggerProvider>(library, LogLevel.None).AddFilter<LibraryFaults>(library, LogLevel.Warning);
        }

        log.Services.AddSingleton<ILoggerProvider, LibraryFaults>();
    }

    public ILogger CreateLogger(string categoryName) => new Complaints(this, categoryName);

    public void Dispose() { }

    private void Tell(string where, Exception exception)
    {
        var (fault, now) = (Fault.Of(exception), clock.GetUtcNow());
        if (_told.TryGetValue((where, fault), out var last) && now - last < Silence)
        {
            return;
        }

        _told[(where, fault)] = now;
        services.GetRequiredService<ILogger<LibraryFaults>>().LibraryFault(where, fault);
    }

    private sealed class Complaints(LibraryFaults told, string where) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
            {
                told.Tell(where, exception);
            }
        }
    }
}

internal static partial class LibraryFaultsLog
{
    [LoggerMessage(2033, LogLevel.Warning, "{Where} met {Fault}")]
    public static partial void LibraryFault(this ILogger log, string where, string fault);
}
