using Consortium.Api.Companies;

namespace Consortium.Api.MatchingRuns;

/// <summary>Reads who takes part from the record at the start, so that the first ballot or run after it does not wait for that.</summary>
internal sealed partial class PoolAhead(CohortPool pool, DeclaredActivities activities, ILogger<PoolAhead> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await pool.Now(stoppingToken);
            await activities.Now(stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Postponed(fault.GetType().Name);
        }
    }

    [LoggerMessage(4027, LogLevel.Warning, "Who takes part is read when it is asked for: {Fault}")]
    private partial void Postponed(string fault);
}
