namespace Consortium.Domain.Companies;

/// <summary>
/// A coordinator asks the committee to let two companies be paired for a time although an exclusion keeps them apart. Asking
/// again under the same id records nothing.
/// </summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Pair">The two companies.</param>
/// <param name="Period">When; both ends are included.</param>
/// <param name="Reason">Why; required.</param>
public sealed record RequestWaiver(WaiverId Waiver, CompanyPair Pair, Period Period, KeptText Reason)
{
    public static readonly Refusal NothingToWaive = new(
        "waiver.nothing-to-waive", "L-20",
        "Aucune exclusion ne sépare ces deux entreprises pendant cette période.",
        "No exclusion keeps these two companies apart in this period.");

    public static readonly Refusal DirectCompetitors = new(
        "waiver.direct-competitors", "L-20",
        "L'exclusion repose sur une concurrence directe : aucune dérogation n'est possible.",
        "The exclusion rests on direct competition: no waiver is possible.");

    public static readonly Refusal NoEnd = new(
        "waiver.no-end", "L-20",
        "Une dérogation a une fin : indiquez sa dernière journée.",
        "A waiver has an end: name its last day.");

    /// <param name="waiver">What is recorded under the id.</param>
    /// <param name="rules">The rules in force; asked about the first day of the period and about today.</param>
    /// <param name="at">When.</param>
    public Outcome<ExclusionWaiverEvent> Decide(ExclusionWaiver waiver, ConsortiumRules rules, DateTimeOffset at)
    {
        if (waiver is not ExclusionWaiver.Unknown)
            return Outcome.AlreadyDone<ExclusionWaiverEvent>();
        if (Period.Until is null)
            return NoEnd;
        if (Period.IsEmpty)
            return Period.EndsBeforeItBegins;

        var today = DateOnly.FromDateTime(at.UtcDateTime);
        return rules.On(Period.From > today ? Period.From : today).SeparationOf(Pair) switch
        {
            Separation.None => NothingToWaive,
            Separation.ByDirectCompetition => DirectCompetitors,
            _ => new ExclusionWaiverEvent.Requested(Waiver, Pair, Period, Reason, at),
        };
    }
}
