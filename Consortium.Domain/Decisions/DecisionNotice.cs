using Consortium.Domain.Committee;
using Consortium.Domain.Deliveries;
using Consortium.Domain.Matches;

namespace Consortium.Domain.Decisions;

/// <summary>All that one company may be told of a decision, and nothing more (L-33, L-39).</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Company">Who is told.</param>
/// <param name="Cohort">The cohort.</param>
/// <param name="Outcome">
/// What was decided. A company that is not part of the match learns "not approved" alike, whatever the ground.
/// </param>
/// <param name="At">When it was decided.</param>
/// <param name="Parties">Match and people, for a home company; null for every other.</param>
public sealed record DecisionNotice(
    DecisionId Decision, CompanyId Company, CohortId Cohort, DecisionOutcome Outcome, DateTimeOffset At, NoticeParties? Parties)
    : Notice(Company, At)
{
    /// <inheritdoc/>
    public override DeliveryId Delivery => new(DerivedId.Of("delivery", Decision.Value, Company.Value));

    /// <summary>
    /// The notices of a decided match: a named one for each home company, and for every other company on the ballot's roster
    /// the outcome without persons or home companies.
    /// </summary>
    public static IReadOnlyList<DecisionNotice> AllOf(MatchId match, Pair pair, Decision decision, IReadOnlyList<Seat> roster) =>
    [
        .. pair.HomeCompanies
            .Concat(roster.Select(seat => seat.Company).Where(company => !pair.HomeCompanies.Contains(company)))
            .Select(company => For(company, match, pair, decision)),
    ];

    /// <summary>What one company is told.</summary>
    public static DecisionNotice For(CompanyId company, MatchId match, Pair pair, Decision decision) =>
        pair.HomeCompanies.Contains(company)
            ? new DecisionNotice(decision.Id, company, pair.Cohort, decision.Outcome, decision.At, new NoticeParties(match, pair.Mentor, pair.Mentee))
            : new DecisionNotice(
                decision.Id,
                company,
                pair.Cohort,
                decision.Outcome is DecisionOutcome.Approved ? DecisionOutcome.Approved : DecisionOutcome.Rejected,
                decision.At,
                Parties: null);
}

/// <summary>The match and its two people, as a home company is told them.</summary>
public sealed record NoticeParties(MatchId Match, ParticipantId Mentor, ParticipantId Mentee);
