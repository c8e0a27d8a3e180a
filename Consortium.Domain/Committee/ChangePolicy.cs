namespace Consortium.Domain.Committee;

/// <summary>
/// What follows when the committee has voted on a number of the policy: the number changes when the item was approved. A
/// ballot changes it once, so the same message again, after another decision too, records nothing.
/// </summary>
/// <param name="Number">Which number.</param>
/// <param name="Value">Its new value.</param>
public sealed record ChangePolicy(PolicyNumber Number, int Value)
{
    public Outcome<PolicyEvent> Decide(Policy policy, Ballot ballot, DateTimeOffset at) =>
        ballot is Ballot.Held held
        && held.On(new BallotSubject.OfPolicy(Number, Value)) is { Result: BallotResult.Approved }
        && !policy.Ballots.Contains(held.Id)
            ? new PolicyEvent.Changed(Number, Value, held.Id, at)
            : Outcome.AlreadyDone<PolicyEvent>();
}
