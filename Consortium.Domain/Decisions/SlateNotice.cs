using System.Collections.Immutable;
using Consortium.Domain.Committee;
using Consortium.Domain.Deliveries;

namespace Consortium.Domain.Decisions;

/// <summary>
/// All that a company may be told of the matches of a slate that are not its own: the outcomes, without persons or home companies
/// (L-33, L-39). One notice for the whole slate, once the last of its matches is concluded; a ballot on one match is a slate of one.
/// </summary>
/// <param name="Ballot">The slate.</param>
/// <param name="Company">Who is told.</param>
/// <param name="Outcomes">What was decided, in the order of the agenda; at least one.</param>
/// <param name="At">When the last of them was decided.</param>
public sealed record SlateNotice(BallotId Ballot, CompanyId Company, ImmutableArray<MatchOutcome> Outcomes, DateTimeOffset At) : Notice(Company, At)
{
    /// <inheritdoc/>
    public override DeliveryId Delivery => new(DerivedId.Of("slate-delivery", Ballot.Value, Company.Value));

    /// <summary>
    /// The notices of a slate: one for each company on its roster, of the matches that it is not part of. None while a match may
    /// still be decided, and none to a company when nothing was decided but on its own.
    /// </summary>
    public static IEnumerable<SlateNotice> AllOf(Ballot ballot)
    {
        if (ballot is not Ballot.Held { IsConcluded: true } held)
            return [];

        var decided = held.Items.Where(item => item.Decision is not null).ToList();
        return from company in held.Roster.Select(seat => seat.Company)
               let others = decided.Where(item => !item.Count.HomeCompanies.Contains(company)).ToList()
               where others.Count > 0
               select new SlateNotice(held.Id, company, [.. others.Select(MatchOutcome.Of)], others.Max(item => item.Decision!.At));
    }
}

/// <summary>What was decided of a match, as a company that is not part of it is told.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Cohort">The cohort.</param>
/// <param name="Outcome">Approved, or rejected alike whatever the ground.</param>
public sealed record MatchOutcome(DecisionId Decision, CohortId Cohort, DecisionOutcome Outcome)
{
    internal static MatchOutcome Of(BallotItem item) => new(
        item.Decision!.Id,
        item.Dossier!.Cohort,
        item.Decision.Outcome is DecisionOutcome.Approved ? DecisionOutcome.Approved : DecisionOutcome.Rejected);
}
