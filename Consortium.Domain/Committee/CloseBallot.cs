namespace Consortium.Domain.Committee;

/// <summary>Settles a ballot whose time has passed. Before that, and after it is settled, nothing is recorded.</summary>
public sealed record CloseBallot
{
    public Outcome<BallotEvent> Decide(Ballot ballot, DateTimeOffset at) => ballot is Ballot.Held { Result: null } held && at > held.ClosesAt
        ? Settled(held, at)
        : Outcome.AlreadyDone<BallotEvent>();

    /// <summary>What just happened, followed by the settlement when that leaves nothing to be turned.</summary>
    internal static Outcome<BallotEvent> Settling(Ballot.Held after, BallotEvent happened, DateTimeOffset at) =>
        after.Count.IsSettled(after.ClosesAt, at) ? Outcome.Record(happened, Settled(after, at)) : happened;

    private static BallotEvent Settled(Ballot.Held ballot, DateTimeOffset at) => new BallotEvent.Settled(
        ballot.Id, ballot.Match, ballot.Count.Result, ballot.Count.For, ballot.Count.Against, ballot.Count.Abstained, at);
}
