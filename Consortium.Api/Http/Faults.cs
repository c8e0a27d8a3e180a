using System.Net.Sockets;
using System.Text.Json;
using Consortium.Api.Events;
using Npgsql;

namespace Consortium.Api.Http;

/// <summary>The last resort: turns what was thrown into a problem, and notes what nobody planned for.</summary>
internal sealed partial class Faults(RequestDelegate next, ILogger<Faults> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has hung up: nobody is left to answer.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            var problem = await ProblemOf(fault, context);
            if (problem.Status >= 500)
                Note(context, fault, problem);

            context.Response.Clear();
            await problem.ExecuteAsync(context);
        }
    }

    private void Note(HttpContext context, Exception fault, Problem problem)
    {
        var endpoint = context.GetEndpoint()?.DisplayName;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            Unavailable(endpoint, problem.Code, fault.GetType().Name, (fault as NpgsqlException)?.SqlState);
        else
            Unplanned(endpoint, fault.GetType().FullName, fault.StackTrace);
    }

    private static async Task<Problem> ProblemOf(Exception fault, HttpContext context) => fault switch
    {
        BadParameterException bad => bad.Problem,
        BadHttpRequestException { InnerException: JsonException } or BadHttpRequestException { StatusCode: 400 }
            when await BodyErrors.Of(context) is { Count: > 0 } errors => TransportProblems.BadBody with { Errors = errors },
        BadHttpRequestException bad => TransportProblems.OfStatus(bad.StatusCode),
        UnknownStoredNameException => TransportProblems.WrittenByNewerVersion,
        NpgsqlException { SqlState: PostgresErrorCodes.DiskFull } => TransportProblems.DatabaseFull,
        NpgsqlException database when IsAway(database) => TransportProblems.DatabaseAway,
        _ => TransportProblems.Fault,
    };

    /// <summary>The database is stopping, starting, unreachable, out of connections, or too busy to give a lock.</summary>
    private static bool IsAway(NpgsqlException fault) => fault is PostgresException server
        ? server.IsTransient || server.SqlState is ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or ['5', '8', ..]
            or PostgresErrorCodes.LockNotAvailable
        : fault.IsTransient || fault.InnerException is IOException or SocketException or TimeoutException;

    [LoggerMessage(4001, LogLevel.Error, "{Endpoint} met a fault: {Fault}\n{Stack}")]
    private partial void Unplanned(string? endpoint, string? fault, string? stack);

    [LoggerMessage(4002, LogLevel.Warning, "{Endpoint} is not available ({Problem}): {Fault} {SqlState}")]
    private partial void Unavailable(string? endpoint, string problem, string fault, string? sqlState);
}
