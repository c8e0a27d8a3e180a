using Npgsql;

namespace Consortium.Api.PersonalData;

/// <summary>
/// Removes keys that seal nothing, every day: a key is made before what it seals, and stays behind when that is refused in
/// between. A key younger than a day may still be waiting for its row.
/// </summary>
internal sealed partial class SweepOrphanKeys(SubjectKeys keys, PersonalDetails details, TimeProvider clock, ILogger<SweepOrphanKeys> log) : BackgroundService
{
    private const int AtOnce = 1000;

    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    public async Task<int> Sweep(CancellationToken ct)
    {
        var (swept, after) = (0, Guid.Empty);
        while (await keys.MadeBefore(clock.GetUtcNow() - Daily, after, AtOnce, ct) is { Count: > 0 } old)
        {
            var kept = await details.Kept(old, ct);
            List<Guid> orphans = [.. old.Where(subject => !kept.Contains(subject))];
            await keys.Remove(orphans, ct);
            (swept, after) = (swept + orphans.Count, old[^1]);
        }

        return swept;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(Daily, clock);
        while (await daily.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Swept(await Sweep(stoppingToken));
            }
            catch (NpgsqlException fault)
            {
                Postponed(fault.SqlState);
            }
        }
    }

    [LoggerMessage(4021, LogLevel.Information, "{Keys} keys that sealed nothing were removed")]
    private partial void Swept(int keys);

    [LoggerMessage(4022, LogLevel.Warning, "Keys that seal nothing are removed later: the database answered {SqlState}")]
    private partial void Postponed(string? sqlState);
}
