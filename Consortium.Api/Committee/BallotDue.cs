using Consortium.Api.Decisions;
using Consortium.Api.Events;
using Consortium.Api.Mail;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>A ballot's time has passed. The ballot's state decides whether that still matters, so no timer is ever cancelled.</summary>
public sealed record BallotDue(BallotId Ballot)
{
    /// <summary>
    /// Announced when a ballot opens, for the first moment after the closing instant, which is still part of the ballot; the
    /// store keeps microseconds. Whoever votes is written to until then.
    /// </summary>
    public static IEnumerable<Announcement> Announce(IReadOnlyList<BallotEvent> happened) => happened.OfType<BallotEvent.Opened>().SelectMany(
        opened => BallotAwaits.Announce(opened).Prepend(new Announcement(new BallotDue(opened.Ballot), opened.ClosesAt.AddMilliseconds(1))));
}

public static class BallotDueHandler
{
    public static async Task Handle(BallotDue message, IEventStreams streams, TimeProvider clock, CancellationToken ct) =>
        await streams.Decide(
            StreamAddress.Of<Ballot>(message.Ballot.Value),
            (Ballot ballot) => new CloseBallot().Decide(ballot, clock.GetUtcNow()),
            announce: BallotItemSettled.Announce,
            ct: ct);
}
