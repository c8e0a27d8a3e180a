namespace Consortium.Domain.Cohorts;

/// <summary>One edition of the programme. Every participant and every match belongs to exactly one (C-08).</summary>
public abstract record Cohort : IState<Cohort, CohortEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "cohort.unknown", "C-08", "Aucune cohorte ne porte cet identifiant.", "No cohort has this id.");

    private Cohort() { }

    /// <summary>No such cohort.</summary>
    public sealed record Unknown : Cohort;

    /// <summary>Open to participants.</summary>
    /// <param name="From">The first day of its missions, included.</param>
    /// <param name="Until">The last day of its missions, included.</param>
    /// <param name="Limits">How many places one person may have.</param>
    /// <param name="Source">The one company that supplies all mentors; null when every company may .</param>
    public sealed record Open(CohortId Id, DateOnly From, DateOnly Until, PlaceLimits Limits, CompanyId? Source) : Cohort;

    /// <inheritdoc/>
    public static Cohort Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Cohort Evolve(Cohort state, CohortEvent recorded) => (state, recorded) switch
    {
        (_, CohortEvent.Opened e) => new Open(e.Cohort, e.From, e.Until, e.Limits, null),
        (Open open, CohortEvent.SingleSourceSet e) => open with { Source = e.Source },
        _ => state,
    };
}

/// <summary>The most places that one person may have in a cohort (C-10).</summary>
/// <param name="OfAMentor">Mentees at a time, 1 to 10.</param>
/// <param name="OfAMentee">Mentors at a time, 1 to 5.</param>
public sealed record PlaceLimits(int OfAMentor, int OfAMentee)
{
    /// <summary>Five mentees for a mentor, one mentor for a mentee.</summary>
    public static PlaceLimits Ordinary { get; } = new(5, 1);

    /// <summary>The most places of a person in a role.</summary>
    public int Of(MentoringRole role) => role is MentoringRole.Mentor ? OfAMentor : OfAMentee;
}

/// <summary>What happens to a cohort.</summary>
public abstract record CohortEvent
{
    private CohortEvent() { }

    /// <summary>The cohort opened; both days are included.</summary>
    public sealed record Opened(CohortId Cohort, DateOnly From, DateOnly Until, PlaceLimits Limits, DateTimeOffset At) : CohortEvent;

    /// <summary>
    /// One company supplies all mentors of the cohort. Why, and what that company gains by it, is kept outside the
    /// events; that it is so is disclosed to every member.
    /// </summary>
    public sealed record SingleSourceSet(CohortId Cohort, CompanyId Source, KeptText Reason, DateTimeOffset At) : CohortEvent;
}
