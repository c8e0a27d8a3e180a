using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Matching;

/// <summary>
/// Pairs the mentees of a snapshot with its mentors. A pair must be eligible on the snapshot's day, open questions aside, which
/// a coordinator asks before anybody is proposed; and share a language when both have said which they speak.
/// </summary>
public static class Pairing
{
    /// <summary>How many other mentors a coordinator is shown for a mentee.</summary>
    public const int MostAlternatives = 3;

    /// <summary>
    /// A plan with the most pairs, and of those one with the highest total score. Where several are equal, the seed chooses;
    /// the same snapshot and seed give the same plan, in whatever order its people are listed.
    /// </summary>
    /// <param name="snapshot">Who is to be paired under which rules.</param>
    /// <param name="seed">Chooses among equal plans.</param>
    /// <param name="ct">Gives up the run.</param>
    /// <param name="progress">Is told after each mentee how far the run is, by several threads at once; the plan is the same without.</param>
    /// <param name="threads">How many threads compare people at once; as many as there are when -1.</param>
    public static MatchingPlan Solve(
        MatchingSnapshot snapshot, int seed, CancellationToken ct, IProgress<PairingProgress>? progress = null, int threads = -1)
    {
        var comparing = new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = threads };
        var shuffled = new Table(Shuffled(snapshot.Mentors, seed), Shuffled(snapshot.Mentees, seed), snapshot, comparing, progress);
        var (mentors, mentees) = (shuffled.Mentors.Length, shuffled.Mentees.Length);
        var assignment = Assignment.Solve(
            shuffled.Scores,
            [.. shuffled.Mentors.Select(mentor => mentor.FreePlaces)],
            ct,
            placed => progress?.Report(new PairingProgress(mentors, mentees, mentees, placed)));
        var inOrder = Enumerable.Range(0, shuffled.Mentees.Length).OrderBy(mentee => shuffled.Mentees[mentee].Id.Value).ToLookup(
            mentee => assignment.MentorOf[mentee] >= 0);

        return new MatchingPlan(
            [.. inOrder[true].Select(mentee => shuffled.Planned(mentee, assignment))],
            [.. inOrder[false].Select(mentee => shuffled.Unmatched(mentee, assignment))]);
    }

    // Equal plans differ by who comes first, so the seed decides that, and the order of the input does not.
    private static Candidate[] Shuffled(ImmutableArray<Candidate> people, int seed) =>
        [.. people.OrderBy(person => DerivedId.Of($"matching {seed}", person.Id.Value))];

    private sealed class Table
    {
        private readonly CohortId _cohort;
        private readonly DayRules _rules;
        private readonly Participant.Registered[] _lend;
        private readonly Participant.Registered[] _ask;

        public Table(Candidate[] mentors, Candidate[] mentees, MatchingSnapshot snapshot, ParallelOptions comparing, IProgress<PairingProgress>? progress)
        {
            (Mentors, Mentees, _cohort, _rules) = (mentors, mentees, snapshot.Cohort, snapshot.Rules);
            _lend = [.. mentors.Select(mentor => mentor.As(MentoringRole.Mentor, _cohort))];
            _ask = [.. mentees.Select(mentee => mentee.As(MentoringRole.Mentee, _cohort))];
            Scores = new short[mentees.Length][];
            var compared = 0;
            Parallel.For(0, mentees.Length, comparing, row =>
            {
                Scores[row] = ScoresOf(row);
                progress?.Report(new PairingProgress(mentors.Length, mentees.Length, Interlocked.Increment(ref compared), 0));
            });
        }

        public Candidate[] Mentors { get; }

        public Candidate[] Mentees { get; }

        public short[][] Scores { get; }

        public PlannedPair Planned(int row, Assignment assignment)
        {
            var (mentor, mentee) = (Mentors[assignment.MentorOf[row]], Mentees[row]);
            var score = Score.Of(mentor.Profile, mentee.Profile);
            return new PlannedPair(
                new Pair(_cohort, mentor.Id, mentor.Company, mentee.Id, mentee.Company, score.Points, score.Confidence),
                Score.ReasonsOf(mentor.Profile, mentee.Profile),
                Score.GapsOf(mentor.Profile, mentee.Profile),
                Alternatives(row, assignment));
        }

        public UnmatchedMentee Unmatched(int row, Assignment assignment) => new(
            Mentees[row].Id,
            Mentees[row].Company,
            [
                .. Enumerable.Range(0, Mentors.Length).SelectMany(column => WhyNot(column, row))
                    .CountBy(reason => reason.Code)
                    .OrderBy(count => count.Key, StringComparer.Ordinal)
                    .Select(count => new ReasonCount(count.Key, count.Value)),
            ],
            Alternatives(row, assignment));

        private short[] ScoresOf(int row)
        {
            var scores = new short[Mentors.Length];
            for (var column = 0; column < scores.Length; column++)
            {
                scores[column] = Apart(column, row).Count > 0
                    ? Assignment.Forbidden
                    : (short)Score.Of(Mentors[column].Profile, Mentees[row].Profile).Points;
            }

            return scores;
        }

        private ImmutableArray<Alternative> Alternatives(int row, Assignment assignment) =>
        [
            .. Enumerable.Range(0, Mentors.Length)
                .Where(column => column != assignment.MentorOf[row] && Mentors[column].FreePlaces > 0 && Scores[row][column] != Assignment.Forbidden)
                .OrderByDescending(column => Scores[row][column])
                .Take(MostAlternatives)
                .Select(column => new Alternative(
                    Mentors[column].Id,
                    Scores[row][column],
                    Score.Of(Mentors[column].Profile, Mentees[row].Profile).Confidence,
                    assignment.HasPlaceLeft(column))),
        ];

        private IReadOnlyList<Refusal> WhyNot(int column, int row) => Apart(column, row) is { Count: > 0 } reasons
            ? reasons
            : [Mentors[column].FreePlaces > 0 ? Unpaired.PlacesWentToOthers : Unpaired.NoPlaceBeforeTheRun];

        private IReadOnlyList<Refusal> Apart(int column, int row)
        {
            IReadOnlyList<Refusal> reasons =
                [.. Eligibility.Between(_lend[column], _ask[row], _rules).Where(reason => !EligibilityOfPeople.IsOpenQuestion(reason))];
            return Score.ShareNoLanguage(Mentors[column].Profile, Mentees[row].Profile) ? [.. reasons, Unpaired.NoSharedLanguage] : reasons;
        }
    }
}
