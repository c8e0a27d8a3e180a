namespace Consortium.Domain.Deliveries;

/// <summary>
/// When failed attempts are made again: ten attempts over about 75 hours, as the example schedule of Standard Webhooks 1.0
/// has it, each wait moved by up to a fifth either way so that companies that failed together do not return together.
/// </summary>
public static class RetrySchedule
{
    /// <summary>The wait before each attempt; the first is made at once.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.Zero,
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    /// <summary>The longest wait that a receiver may ask for with Retry-After.</summary>
    public static readonly TimeSpan LongestAskedWait = TimeSpan.FromHours(24);

    /// <summary>When the attempt after this one is due; null when this was the last.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="asked">The wait that the receiver asked for, if any: never shortened, cut at <see cref="LongestAskedWait"/>.</param>
    /// <param name="jitter">Where in the range to fall: 0 is a fifth earlier, 1 a fifth later.</param>
    /// <param name="at">When the attempt failed.</param>
    public static DateTimeOffset? Next(int attempt, TimeSpan? asked, double jitter, DateTimeOffset at)
    {
        if (attempt >= Waits.Count)
            return null;

        var wait = Waits[attempt] * (0.8 + 0.4 * Math.Clamp(jitter, 0, 1));
        if (asked is { } longer && longer > wait)
            wait = longer < LongestAskedWait ? longer : LongestAskedWait;

        return at + wait;
    }
}
