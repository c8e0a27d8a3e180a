namespace Consortium.Domain.Matches;

/// <summary>
/// Takes a match back whose ballot was voided: both companies' consents stand, and it may be brought before the committee
/// again (C-22). Taking it back again, and after it went before another ballot, records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="Ballot">The ballot that was voided.</param>
public sealed record ReturnFromCommittee(MatchId Match, BallotId Ballot)
{
    public Outcome<MatchEvent> Decide(Match match, DateTimeOffset at) => match is Matches.Match.BeforeCommittee before && before.Ballot == Ballot
        ? new MatchEvent.ReturnedFromCommittee(Match, Ballot, at)
        : Outcome.AlreadyDone<MatchEvent>();
}
