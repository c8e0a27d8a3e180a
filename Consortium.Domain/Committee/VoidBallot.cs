namespace Consortium.Domain.Committee;

/// <summary>
/// Ends a ballot that should not have been opened, or not so: what is still open of it ends without a result, and the
/// questions may be asked anew (C-22). Items that have a result keep it. Voiding again records nothing.
/// </summary>
/// <param name="Reason">Why; required.</param>
public sealed record VoidBallot(KeptText Reason)
{
    public Outcome<BallotEvent> Decide(Ballot ballot, DateTimeOffset at)
    {
        if (ballot is not Ballot.Held held)
            return Ballot.NotFound;

        var (items, refusal) = held.Choose(
            [], item => item.Result is BallotResult.Voided, item => item.Result is not null || at > held.ClosesAt ? CastVote.Closed : null);
        if (refusal is not null)
            return refusal;
        if (items.IsEmpty)
            return Outcome.AlreadyDone<BallotEvent>();

        return new BallotEvent.Voided(
            held.Id, items, [.. held.Items.Where(item => items.Contains(item.Id)).Select(item => item.Subject)], Reason, at);
    }
}
