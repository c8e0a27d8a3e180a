using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Consortium.Api.Observability;

/// <summary>Structured lines on the console: for people, or one JSON object per line.</summary>
internal static class Logs
{
    private const string ForPeople = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static Logger Open(bool json, bool toStandardError)
    {
        var configuration = Levels();
        LogEventLevel? standardErrorFrom = toStandardError ? LogEventLevel.Verbose : null;
        return json
            ? configuration.WriteTo.Console(new JsonFormatter(renderMessage: true), standardErrorFromLevel: standardErrorFrom).CreateLogger()
            : configuration.WriteTo.Console(
                outputTemplate: ForPeople, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: standardErrorFrom).CreateLogger();
    }

    /// <summary>What is said at all: the framework speaks up only to warn, since its own lines quote what callers sent.</summary>
    public static LoggerConfiguration Levels() => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
        .Enrich.FromLogContext();
}
