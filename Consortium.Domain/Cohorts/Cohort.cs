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
    public sealed record Open(CohortId Id, DateOnly From, DateOnly Until) : Cohort;

    /// <inheritdoc/>
    public static Cohort Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Cohort Evolve(Cohort state, CohortEvent recorded) => recorded switch
    {
        CohortEvent.Opened e => new Open(e.Cohort, e.From, e.Until),
        _ => state,
    };
}

/// <summary>What happens to a cohort.</summary>
public abstract record CohortEvent
{
    private CohortEvent() { }

    /// <summary>The cohort opened; both days are included.</summary>
    public sealed record Opened(CohortId Cohort, DateOnly From, DateOnly Until, DateTimeOffset At) : CohortEvent;
}
