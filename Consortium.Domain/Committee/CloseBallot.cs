using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>Settles what is still open of a ballot whose time has passed. Before that, and after it is over, nothing is recorded.</summary>
public sealed record CloseBallot
{
    public Outcome<BallotEvent> Decide(Ballot ballot, DateTimeOffset at) => ballot is Ballot.Held held && at > held.ClosesAt
        ? Outcome.Record([.. Settled(held, held.Items, at)])
        : Outcome.AlreadyDone<BallotEvent>();

    /// <summary>What just happened, followed by the settlement of each item of which that leaves nothing to be turned.</summary>
    internal static Outcome<BallotEvent> Settling(Ballot.Held before, BallotEvent happened, ImmutableArray<BallotItemId> to, DateTimeOffset at)
    {
        var after = (Ballot.Held)Ballot.Evolve(before, happened);
        return Outcome.Record([happened, .. Settled(after, after.Items.Where(item => to.Contains(item.Id)), at)]);
    }

    private static IEnumerable<BallotEvent> Settled(Ballot.Held ballot, IEnumerable<BallotItem> items, DateTimeOffset at) =>
        from item in items
        where item.Result is null
        let bySilence = ballot.Procedure is BallotProcedure.NoObjection
        where bySilence ? item.Count.IsSettledBySilence(ballot.ClosesAt, at) : item.Count.IsSettled(ballot.ClosesAt, at)
        select new BallotEvent.ItemSettled(
            ballot.Id, item.Id, item.Subject, bySilence ? item.Count.ResultBySilence : item.Count.Result, item.Count.For, item.Count.Against, item.Count.Abstained, at);
}
