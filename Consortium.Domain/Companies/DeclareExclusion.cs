namespace Consortium.Domain.Companies;

/// <summary>
/// Declares a competitor exclusion. The first declaration stands, whichever side makes it; one that would begin
/// earlier moves the beginning, one that changes nothing records nothing.
/// </summary>
/// <param name="By">The declaring company.</param>
/// <param name="Against">The other company.</param>
/// <param name="From">The first day on which no pair may join the two, included.</param>
public sealed record DeclareExclusion(CompanyId By, CompanyId Against, DateOnly From)
{
    public static readonly Refusal OneCompany = new(
        "exclusion.one-company", "L-19",
        "Une exclusion vise deux entreprises différentes : indiquez l'autre entreprise.",
        "An exclusion is between two different companies: name the other one.");

    public Outcome<CompetitorExclusionEvent> Decide(CompetitorExclusion exclusion, DateTimeOffset at)
    {
        if (By == Against)
            return OneCompany;
        if (exclusion is CompetitorExclusion.Declared declared && declared.From <= From)
            return Outcome.AlreadyDone<CompetitorExclusionEvent>();

        return new CompetitorExclusionEvent.Declared(By, Against, From, at);
    }
}
