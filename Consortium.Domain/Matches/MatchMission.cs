namespace Consortium.Domain.Matches;

/// <summary>The mission of an active match, as far as the match knows it.</summary>
/// <param name="Id">Its id, which follows from the match.</param>
/// <param name="StartsOn">Its first day, included.</param>
/// <param name="Training">Whether training stands between the match and the first meeting.</param>
/// <param name="AgreedOn">The day in UTC on which the second of its two people accepted; of a pair that was brought in running, the first day.</param>
public sealed record MatchMission(MissionId Id, DateOnly StartsOn, TrainingGate Training, DateOnly AgreedOn)
{
    /// <summary>The day on which the two met for the first time, or the first day of a pair that was brought in running; null until it is recorded.</summary>
    public DateOnly? FirstMetOn { get; init; }

    /// <summary>The mission of a match.</summary>
    public static MissionId IdOf(MatchId match) => new(DerivedId.Of("mission", match.Value));

    /// <summary>From when a first meeting is awaited: from now on, or from midnight UTC of the first day when that is still to come.</summary>
    /// <param name="startsOn">The mission's first day, included.</param>
    /// <param name="now">Now.</param>
    public static DateTimeOffset AwaitsMeetingFrom(DateOnly startsOn, DateTimeOffset now) =>
        new DateTimeOffset(startsOn, TimeOnly.MinValue, TimeSpan.Zero) is var start && start > now ? start : now;

    /// <summary>How a mission whose goals are reached ends: completed from its cohort's last day on, that day included, early before.</summary>
    public static MissionEnd CompletionOn(DateOnly on, Cohorts.Cohort cohort) =>
        cohort is Cohorts.Cohort.Open { Until: var until } && on < until ? MissionEnd.CompletedEarly : MissionEnd.Completed;

    internal MatchMission AfterMeeting(DateOnly on) => this with { FirstMetOn = on };
}

/// <summary>How a mission ended. Both people and both home companies are told this, and no reason (C-06, L-29).</summary>
public enum MissionEnd
{
    /// <summary>Its goals were reached, or it lasted through the cohort's last day.</summary>
    Completed,

    /// <summary>Its goals were reached before the cohort's last day: a completion like the other.</summary>
    CompletedEarly,

    /// <summary>Both people agreed to end it.</summary>
    EndedByAgreement,

    /// <summary>A coordinator ended it.</summary>
    Terminated,

    /// <summary>One of the two no longer takes part in it: said so, left, or moved to another company.</summary>
    Withdrawn,

    /// <summary>The two did not meet in time (C-13).</summary>
    NeverMet,
}

/// <summary>Whether training stands between an active match and its first meeting.</summary>
public enum TrainingGate
{
    /// <summary>The programme asks for no training.</summary>
    NotConfigured,
}
