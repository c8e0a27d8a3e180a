using Consortium.Domain.Committee;

namespace Consortium.Domain.Companies;

/// <summary>
/// What a settled ballot makes of a waiver: more For than Against grants it, and no quorum leaves it as it was, to be brought
/// up again. Deciding again records nothing.
/// </summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Ballot">The ballot.</param>
/// <param name="Result">How it ended.</param>
public sealed record DecideWaiver(WaiverId Waiver, BallotId Ballot, BallotResult Result)
{
    public Outcome<ExclusionWaiverEvent> Decide(ExclusionWaiver waiver, DateTimeOffset at) => (waiver, Result) switch
    {
        (ExclusionWaiver.Unknown, _) => ExclusionWaiver.NotFound,
        (ExclusionWaiver.Requested, BallotResult.Approved) => new ExclusionWaiverEvent.Granted(Waiver, Ballot, at),
        (ExclusionWaiver.Requested, BallotResult.Rejected) => new ExclusionWaiverEvent.Denied(Waiver, Ballot, at),
        _ => Outcome.AlreadyDone<ExclusionWaiverEvent>(),
    };
}
