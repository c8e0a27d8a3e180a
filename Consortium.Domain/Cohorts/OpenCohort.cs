namespace Consortium.Domain.Cohorts;

/// <summary>Opens a cohort. Opening it again records nothing.</summary>
/// <param name="Cohort">The cohort.</param>
/// <param name="From">The first day of its missions, included.</param>
/// <param name="Until">The last day of its missions, included.</param>
public sealed record OpenCohort(CohortId Cohort, DateOnly From, DateOnly Until)
{
    public static readonly Refusal TooShort = new(
        "cohort.too-short", "A-31",
        "Une mission de mentorat dure au moins trois mois : repoussez la date de fin.",
        "A mentoring mission lasts three months at least: move the last day.");

    public Outcome<CohortEvent> Decide(Cohort cohort, DateTimeOffset at)
    {
        if (cohort is Cohort.Open)
            return Outcome.AlreadyDone<CohortEvent>();
        if (From > DateOnly.MaxValue.AddMonths(-3) || Until < From.AddMonths(3))
            return TooShort.With("from", $"{From:O}").With("until", $"{Until:O}");

        return new CohortEvent.Opened(Cohort, From, Until, at);
    }
}
