namespace Consortium.Domain.Companies;

/// <summary>
/// A company agrees that whatever keeps it and another apart by declaration may end. Once both have agreed, it ends (L-19). What is
/// recorded does not depend on whether anything was declared, so the answer cannot tell (L-21). Agreeing again records nothing.
/// </summary>
/// <param name="By">The company that agrees.</param>
/// <param name="Against">The other company.</param>
public sealed record AgreeToEndExclusion(CompanyId By, CompanyId Against)
{
    public Outcome<CompetitorExclusionEvent> Decide(CompetitorExclusion exclusion, DateTimeOffset at)
    {
        if (By == Against)
            return DeclareExclusion.OneCompany;

        return exclusion is CompetitorExclusion.Standing standing && standing.AgreedToEnd.Contains(By)
            ? Outcome.AlreadyDone<CompetitorExclusionEvent>()
            : new CompetitorExclusionEvent.EndAgreed(By, Against, at);
    }
}
