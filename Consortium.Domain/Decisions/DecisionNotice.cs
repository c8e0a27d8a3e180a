using Consortium.Domain.Deliveries;
using Consortium.Domain.Matches;

namespace Consortium.Domain.Decisions;

/// <summary>What a home company is told of the decision on a match of its own. Every other company is told by a <see cref="SlateNotice"/>.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Company">Who is told.</param>
/// <param name="Cohort">The cohort.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Parties">The match and its people.</param>
public sealed record DecisionNotice(
    DecisionId Decision, CompanyId Company, CohortId Cohort, DecisionOutcome Outcome, DateTimeOffset At, NoticeParties Parties)
    : Notice(Company, At)
{
    /// <inheritdoc/>
    public override DeliveryId Delivery => new(DerivedId.Of("delivery", Decision.Value, Company.Value));

    /// <summary>The notices of a decided match: one for each home company.</summary>
    public static IEnumerable<DecisionNotice> AllOf(MatchId match, Pair pair, Decision decision) =>
        from company in pair.HomeCompanies
        select new DecisionNotice(
            decision.Id, company, pair.Cohort, decision.Outcome, decision.At, new NoticeParties(match, pair.Mentor, pair.Mentee));
}

/// <summary>The match and its two people, as a home company is told them.</summary>
public sealed record NoticeParties(MatchId Match, ParticipantId Mentor, ParticipantId Mentee);
