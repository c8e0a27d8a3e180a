using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Agreements;

/// <summary>Lets a covenant take effect once every condition is met (L-02). Putting it in force again records nothing.</summary>
public sealed record PutCovenantInForce
{
    /// <param name="covenant">The covenant as it stands.</param>
    /// <param name="main">The agreement version that it names.</param>
    /// <param name="cohort">The cohort that it names.</param>
    /// <param name="agreements">Which version is in force, and who signed it.</param>
    /// <param name="at">When.</param>
    public Outcome<CovenantEvent> Decide(
        NonSolicitationCovenant covenant, AgreementVersion main, Cohort cohort, AgreementRules agreements, DateTimeOffset at)
    {
        if (covenant is NonSolicitationCovenant.InForce)
            return Outcome.AlreadyDone<CovenantEvent>();
        if (covenant is NonSolicitationCovenant.Expired)
            return DraftCovenant.IsFixed;
        if (covenant is not NonSolicitationCovenant.Draft draft)
            return NonSolicitationCovenant.NotFound;
        if (CovenantConditions.Unmet(draft, main, cohort, agreements, DateOnly.FromDateTime(at.UtcDateTime)) is [var unmet, ..])
            return unmet;

        return draft.Items.Complete() is { } terms
            ? new CovenantEvent.TookEffect(draft.Id, terms, at)
            : throw new InvalidOperationException("A covenant without an unmet condition is complete.");
    }
}

/// <summary>Ends a covenant whose last day is over (L-06). Before that, and again afterwards, nothing is recorded.</summary>
public sealed record ExpireCovenant
{
    /// <param name="covenant">The covenant as it stands.</param>
    /// <param name="at">When.</param>
    public Outcome<CovenantEvent> Decide(NonSolicitationCovenant covenant, DateTimeOffset at) =>
        covenant is NonSolicitationCovenant.InForce inForce && inForce.Terms.Until < DateOnly.FromDateTime(at.UtcDateTime)
            ? new CovenantEvent.Expired(inForce.Id, at)
            : Outcome.AlreadyDone<CovenantEvent>();
}
