namespace Consortium.Domain.Cohorts;

/// <summary>Opens a cohort. Opening it again records nothing.</summary>
/// <param name="Cohort">The cohort.</param>
/// <param name="From">The first day of its missions, included.</param>
/// <param name="Until">The last day of its missions, included.</param>
/// <param name="Limits">How many places one person may have.</param>
public sealed record OpenCohort(CohortId Cohort, DateOnly From, DateOnly Until, PlaceLimits Limits)
{
    public static readonly Refusal TooShort = new(
        "cohort.too-short", "A-31",
        "Une mission de mentorat dure au moins trois mois : repoussez la date de fin.",
        "A mentoring mission lasts three months at least: move the last day.");

    public static readonly Refusal LimitsOutOfRange = new(
        "cohort.limits-out-of-range", "C-10",
        "Une personne mentore a de 1 à 10 places au plus, une personne mentorée de 1 à 5.",
        "A mentor has at most 1 to 10 places, a mentee 1 to 5.");

    public Outcome<CohortEvent> Decide(Cohort cohort, DateTimeOffset at)
    {
        if (cohort is Cohort.Open)
            return Outcome.AlreadyDone<CohortEvent>();
        if (From > DateOnly.MaxValue.AddMonths(-3) || Until < From.AddMonths(3))
            return TooShort.With("from", $"{From:O}").With("until", $"{Until:O}");
        if (Limits.OfAMentor is < 1 or > 10 || Limits.OfAMentee is < 1 or > 5)
            return LimitsOutOfRange;

        return new CohortEvent.Opened(Cohort, From, Until, Limits, at);
    }
}
