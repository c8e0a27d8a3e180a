using Consortium.Domain;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>A match as it stands.</summary>
/// <param name="State">draft, proposed, consented, before-committee, approved, rejected or withdrawn.</param>
/// <param name="Score">0 to 1000; for the consortium's staff.</param>
/// <param name="Confidence">0 to 100; for the consortium's staff.</param>
/// <param name="Outcome">What the committee decided, once it has.</param>
internal sealed record MatchResponse(
    MatchId Id,
    string State,
    CohortId Cohort,
    ParticipantId Mentor,
    CompanyId MentorCompany,
    ParticipantId Mentee,
    CompanyId MenteeCompany,
    int? Score,
    int? Confidence,
    DecisionOutcome? Outcome)
{
    /// <summary>All of a match, for the consortium's staff.</summary>
    public static MatchResponse Whole(MatchId id, Match match) => Of(id, match, PairOf(match), match is Match.Decided d ? d.Decision.Outcome : null);

    /// <summary>What a home company may see: no score, and no ground of a refusal that is about the other side.</summary>
    public static MatchResponse ForHome(MatchId id, Match match) => Whole(id, match) with { Score = null, Confidence = null };

    public static Pair PairOf(Match match) => match switch
    {
        Match.Draft draft => draft.Pair,
        Match.Proposed proposed => proposed.Pair,
        Match.Consented consented => consented.Pair,
        Match.BeforeCommittee before => before.Pair,
        Match.Decided decided => decided.Pair,
        Match.Withdrawn withdrawn => withdrawn.Pair,
        _ => throw new InvalidOperationException("A match that does not exist joins nobody."),
    };

    private static MatchResponse Of(MatchId id, Match match, Pair pair, DecisionOutcome? outcome) => new(
        id, MatchStates.Of(match), pair.Cohort, pair.Mentor, pair.MentorCompany, pair.Mentee, pair.MenteeCompany, pair.Score, pair.Confidence, outcome);
}
