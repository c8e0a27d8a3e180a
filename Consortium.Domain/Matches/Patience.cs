namespace Consortium.Domain.Matches;

/// <summary>
/// How long each phase of a match waits before its automatic outcome (C-01). Half of it gone, whoever is waited for is reminded
/// once. Whole days, so that a date can be told; the due instant itself is over.
/// </summary>
public static class Patience
{
    /// <summary>The coordinator proposes what was screened.</summary>
    public static readonly TimeSpan Screened = TimeSpan.FromDays(21);

    /// <summary>A company says what is not known of its people; without an answer the coordinator goes on with what there is.</summary>
    public static readonly TimeSpan Information = TimeSpan.FromDays(10);

    /// <summary>Both home companies answer.</summary>
    public static readonly TimeSpan CompanyConsents = TimeSpan.FromDays(14);

    /// <summary>The coordinator brings what was consented to before the committee.</summary>
    public static readonly TimeSpan Consented = TimeSpan.FromDays(21);

    /// <summary>Mentor and mentee answer.</summary>
    public static readonly TimeSpan Participants = TimeSpan.FromDays(14);

    /// <summary>
    /// Mentor and mentee meet for the first time (C-13). Our choice: a pilot of eight companies asked for a meeting a month at least,
    /// and after a month of silence a pair is said to be lost half of the time (C-29).
    /// </summary>
    public static readonly TimeSpan FirstMeeting = TimeSpan.FromDays(30);

    /// <summary>What the committee had no quorum for comes back to the queue.</summary>
    public static readonly TimeSpan Deferred = TimeSpan.FromDays(14);
}
