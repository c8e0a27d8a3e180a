using System.Threading.RateLimiting;

namespace Consortium.Api.Http;

/// <summary>
/// Bounds how often one address of the network tries secrets and addresses of people. The framework's own middleware never ends the
/// timers of its limiters, so that a service which was stopped stays in memory; this limiter ends with the service's container.
/// </summary>
internal sealed class AttemptsPerMinute(RequestDelegate next, PartitionedRateLimiter<HttpContext> limiter)
{
    private const int Most = 60;

    public static PartitionedRateLimiter<HttpContext> NewLimiter(IServiceProvider _) => PartitionedRateLimiter.Create<HttpContext, (string, string)>(context =>
        context.GetEndpoint()?.Metadata.GetMetadata<LimitedAttribute>() is { } limited && limited.Counts(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(
                (limited.Attempts, context.Connection.RemoteIpAddress?.ToString() ?? ""),
                _ => new() { PermitLimit = Most, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(("", "")));

    public async Task InvokeAsync(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        await (lease.IsAcquired ? next(context) : TransportProblems.TooManyAttempts.ExecuteAsync(context));
    }

    /// <summary>Marks what is limited.</summary>
    /// <param name="attempts">What is counted together.</param>
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class LimitedAttribute(string attempts) : Attribute
    {
        public string Attempts { get; } = attempts;

        /// <summary>Whether looking at the page counts for nothing.</summary>
        public bool OnlyWhatIsSent { get; init; }

        public bool Counts(HttpRequest request) => !OnlyWhatIsSent || HttpMethods.IsPost(request.Method);
    }
}
