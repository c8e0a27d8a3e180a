namespace Consortium.Domain.MatchingRuns;

/// <summary>One run of the matching engine over one cohort. The engine proposes, people decide (L-38).</summary>
public abstract record MatchingRun : IState<MatchingRun, MatchingRunEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "matching-run.unknown", "C-08", "Aucun calcul de jumelage ne porte cet identifiant.", "No matching run has this id.");

    private MatchingRun() { }

    /// <summary>No such run.</summary>
    public sealed record Unknown : MatchingRun;

    /// <summary>Asked for; the engine has not answered yet.</summary>
    public sealed record Requested(MatchingRunId Id, CohortId Cohort, int Seed) : MatchingRun;

    /// <summary>Answered.</summary>
    public sealed record Completed(MatchingRunId Id, CohortId Cohort, int Pairs, int UnmatchedMentees) : MatchingRun;

    /// <inheritdoc/>
    public static MatchingRun Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static MatchingRun Evolve(MatchingRun state, MatchingRunEvent recorded) => (state, recorded) switch
    {
        (Unknown, MatchingRunEvent.Requested e) => new Requested(e.Run, e.Cohort, e.Seed),
        (Requested run, MatchingRunEvent.Completed e) => new Completed(run.Id, run.Cohort, e.Pairs, e.UnmatchedMentees),
        _ => state,
    };
}

/// <summary>What happens to a matching run.</summary>
public abstract record MatchingRunEvent
{
    private MatchingRunEvent() { }

    /// <summary>A coordinator asked for it.</summary>
    /// <param name="Run">The run.</param>
    /// <param name="Cohort">Whom to pair.</param>
    /// <param name="Seed">Breaks ties; the same input and seed give the same plan.</param>
    /// <param name="At">When.</param>
    public sealed record Requested(MatchingRunId Run, CohortId Cohort, int Seed, DateTimeOffset At) : MatchingRunEvent;

    /// <summary>The engine answered; each pair has a match of its own.</summary>
    /// <param name="Run">The run.</param>
    /// <param name="SnapshotDigest">SHA-256 of the recorded input, in lower-case hexadecimal.</param>
    /// <param name="RulesPosition">Up to which event the input was read.</param>
    /// <param name="Pairs">How many pairs were found.</param>
    /// <param name="UnmatchedMentees">How many mentees of the input have no pair.</param>
    /// <param name="At">When.</param>
    public sealed record Completed(MatchingRunId Run, string SnapshotDigest, long RulesPosition, int Pairs, int UnmatchedMentees, DateTimeOffset At)
        : MatchingRunEvent;
}
