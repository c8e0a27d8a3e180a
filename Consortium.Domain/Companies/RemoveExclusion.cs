using Consortium.Domain.Committee;

namespace Consortium.Domain.Companies;

/// <summary>
/// What a settled ballot makes of the wish to end everything that keeps two companies apart: more For than Against removes both
/// declarations and what the committee imposed (L-19). Removing again, and where nothing stands, records nothing.
/// </summary>
/// <param name="Pair">The two companies.</param>
/// <param name="Ballot">The ballot.</param>
/// <param name="Result">How it ended.</param>
public sealed record RemoveExclusion(CompanyPair Pair, BallotId Ballot, BallotResult Result)
{
    public Outcome<CompetitorExclusionEvent> Decide(CompetitorExclusion exclusion, DateTimeOffset at) =>
        Result is BallotResult.Approved && exclusion is CompetitorExclusion.Standing standing && (standing.Imposed is not null || !standing.Declared.IsEmpty)
            ? new CompetitorExclusionEvent.Removed(Pair.Low, Pair.High, Ballot, at)
            : Outcome.AlreadyDone<CompetitorExclusionEvent>();
}
