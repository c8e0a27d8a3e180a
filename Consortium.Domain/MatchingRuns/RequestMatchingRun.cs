using Consortium.Domain.Cohorts;

namespace Consortium.Domain.MatchingRuns;

/// <summary>A coordinator asks for a run over a cohort. Asking again under the same id records nothing.</summary>
/// <param name="Run">The run.</param>
/// <param name="Cohort">Whom to pair.</param>
/// <param name="Seed">Breaks ties.</param>
public sealed record RequestMatchingRun(MatchingRunId Run, CohortId Cohort, int Seed)
{
    public Outcome<MatchingRunEvent> Decide(MatchingRun run, Cohort cohort, DateTimeOffset at)
    {
        if (cohort is not Cohorts.Cohort.Open)
            return Cohorts.Cohort.NotFound;

        return run is MatchingRun.Unknown
            ? new MatchingRunEvent.Requested(Run, Cohort, Seed, at)
            : Outcome.AlreadyDone<MatchingRunEvent>();
    }
}
