namespace Consortium.Domain.Companies;

/// <summary>
/// A company declares that it and another must not be paired. Each side declares for itself and knows nothing of the other's
/// declaration. A later one can only lengthen or sharpen a running one, since to shorten it would remove it in part; one that
/// changes nothing records nothing.
/// </summary>
/// <param name="By">The declaring company.</param>
/// <param name="Against">The other company.</param>
/// <param name="Grounds">When, whether they compete directly, and why.</param>
public sealed record DeclareExclusion(CompanyId By, CompanyId Against, ExclusionGrounds Grounds)
{
    public static readonly Refusal OneCompany = new(
        "exclusion.one-company", "L-19",
        "Une exclusion vise deux entreprises différentes : indiquez l'autre entreprise.",
        "An exclusion is between two different companies: name the other one.");

    public Outcome<CompetitorExclusionEvent> Decide(CompetitorExclusion exclusion, DateTimeOffset at)
    {
        if (By == Against)
            return OneCompany;
        if (Grounds.Period.IsEmpty)
            return Period.EndsBeforeItBegins;

        var standing = exclusion as CompetitorExclusion.Standing;
        var own = standing?.Declared.GetValueOrDefault(By);
        var running = own is not null && !(own.Period.Until < DateOnly.FromDateTime(at.UtcDateTime));
        var grounds = running
            ? new ExclusionGrounds(own!.Period.Including(Grounds.Period), own.IsDirect || Grounds.IsDirect, Grounds.Reason ?? own.Reason)
            : Grounds;
        return grounds == own && !standing!.AgreedToEnd.Contains(By)
            ? Outcome.AlreadyDone<CompetitorExclusionEvent>()
            : new CompetitorExclusionEvent.Declared(By, Against, grounds, at);
    }
}
