using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Matching;

/// <summary>
/// What a run proposes: of all plans with the most pairs, one with the highest total score. People decide (L-38). Mentees come
/// in the order of their ids, each exactly once, with a pair or with the reasons why not.
/// </summary>
/// <param name="Pairs">The pairs found.</param>
/// <param name="Unmatched">The mentees without one.</param>
public sealed record MatchingPlan(ImmutableArray<PlannedPair> Pairs, ImmutableArray<UnmatchedMentee> Unmatched);

/// <summary>A pair, and what a coordinator needs to judge it.</summary>
/// <param name="Pair">Who, with score and confidence.</param>
/// <param name="Reasons">The terms that make up the score.</param>
/// <param name="Gaps">What was not known and lowered the confidence.</param>
/// <param name="Alternatives">Other mentors for this mentee, best first, three at most.</param>
public sealed record PlannedPair(
    Pair Pair, ImmutableArray<ScoreReason> Reasons, ImmutableArray<Gap> Gaps, ImmutableArray<Alternative> Alternatives);

/// <summary>A mentee whom the plan leaves without a mentor.</summary>
/// <param name="Mentee">Who.</param>
/// <param name="Company">The employer.</param>
/// <param name="Because">For each reason, how many mentors of the cohort it held back; a mentor with two reasons counts under both.</param>
/// <param name="Alternatives">Mentors who could be theirs if another pair were given up, best first, three at most.</param>
public sealed record UnmatchedMentee(
    ParticipantId Mentee, CompanyId Company, ImmutableArray<ReasonCount> Because, ImmutableArray<Alternative> Alternatives);

/// <summary>How many mentors a reason held back.</summary>
/// <param name="Code">The code of a refusal of <see cref="Eligibility"/> or <see cref="Unpaired"/>.</param>
/// <param name="Mentors">How many.</param>
public sealed record ReasonCount(string Code, int Mentors);

/// <summary>A mentor whom the mentee could have had.</summary>
/// <param name="Mentor">Who.</param>
/// <param name="Score">0 to 1000.</param>
/// <param name="Confidence">0 to 100.</param>
/// <param name="HasPlaceLeft">Whether the plan leaves this mentor a place; otherwise another pair would have to go.</param>
public sealed record Alternative(ParticipantId Mentor, int Score, int Confidence, bool HasPlaceLeft);
