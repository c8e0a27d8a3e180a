using Consortium.Domain.Matches;

namespace Consortium.Domain.MatchingRuns;

/// <summary>
/// Records what a run found. It is recorded once: a run that is already completed keeps its answer, so the message that starts
/// a run may arrive twice.
/// </summary>
/// <param name="SnapshotDigest">SHA-256 of the recorded input, in lower-case hexadecimal.</param>
/// <param name="RulesPosition">Up to which event the input was read.</param>
/// <param name="Pairs">The pairs found; each becomes a match in the coordinator's queue.</param>
/// <param name="UnmatchedMentees">How many mentees of the input have no pair.</param>
public sealed record CompleteMatchingRun(string SnapshotDigest, long RulesPosition, IReadOnlyList<Pair> Pairs, int UnmatchedMentees)
{
    /// <summary>The match of a pair that a run found.</summary>
    public static MatchId MatchOf(MatchingRunId run, Pair pair) => new(DerivedId.Of("match", run.Value, pair.Mentor.Value, pair.Mentee.Value));

    public Outcome<MatchingRunEvent> Decide(MatchingRun run, DateTimeOffset at) => run switch
    {
        MatchingRun.Requested requested =>
            new MatchingRunEvent.Completed(requested.Id, SnapshotDigest, RulesPosition, Pairs.Count, UnmatchedMentees, at),
        MatchingRun.Completed => Outcome.AlreadyDone<MatchingRunEvent>(),
        _ => MatchingRun.NotFound,
    };
}
