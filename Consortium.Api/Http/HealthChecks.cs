using Consortium.Api.Events;
using Consortium.Api.Mail;
using Consortium.Api.Observability;
using Npgsql;

namespace Consortium.Api.Http;

/// <summary>Whether the process lives, and whether it can serve. Anonymous callers learn the status, the engine's name and whether mail goes out, no more.</summary>
internal static class HealthChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new Live("alive"))).WithName("IsAlive").WithSummary("Whether the process lives").WithTags("Health");
        app.MapGet("/health/ready", Ready).WithName("IsReady").WithSummary("Whether the service can serve").WithTags("Health")
            .Produces<Readiness>().Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> Ready(
        IEngine engine, IReadModels readModels, IOutbox outbox, IMailServer mail, TimeProvider clock, HttpContext context, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        string status;
        try
        {
            await engine.Check(patience.Token);
            var behind = (await readModels.Status(patience.Token)).Any(ServiceProblem.IsLate);
            var waiting = ServiceProblem.IsOverdue(await outbox.Load(patience.Token), clock.GetUtcNow());
            status = behind ? "read-models-behind" : waiting ? "outbox-behind" : "ready";
        }
        catch (Exception away) when (away is NpgsqlException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            status = "database-away";
        }
        catch (EngineRefusedException)
        {
            status = "not-migrated";
        }

        if (status is "ready")
            return TypedResults.Ok(new Readiness(status, engine.Name, mail.Name));

        context.Response.Headers.RetryAfter = "2";
        return TypedResults.Json(new Readiness(status, engine.Name, mail.Name), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    internal sealed record Live(string Status);

    /// <param name="Mail">Whether letters go out: smtp; printed, as in the demonstration; or none.</param>
    private sealed record Readiness(string Status, string Engine, string Mail);
}
