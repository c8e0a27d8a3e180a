using Consortium.Api.Events;
using Consortium.Api.Matches;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;

namespace Consortium.Api.Decisions;

/// <summary>An item ended without a result: what was asked may be asked anew. Sent twice, it has one effect.</summary>
public sealed record BallotItemVoided(BallotId Ballot, BallotSubject Subject)
{
    /// <summary>The messages that go out with the voiding of a ballot, of which an earlier item may have been decided.</summary>
    public static IEnumerable<Announcement> Announce(Ballot after, IReadOnlyList<BallotEvent> happened) =>
    [
        .. from voided in happened.OfType<BallotEvent.Voided>()
           from subject in voided.Subjects
           select new Announcement(new BallotItemVoided(voided.Ballot, subject)),
        .. SlateNotices.Announce(after),
    ];
}

/// <summary>A match goes back to where its two companies had consented; every other subject stayed as it was while it was voted on.</summary>
public static class BallotItemVoidedHandler
{
    public static async Task Handle(BallotItemVoided message, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        if (message.Subject is BallotSubject.OfMatch(var match))
            await streams.DecideAlone(match, state => new ReturnFromCommittee(match, message.Ballot).Decide(state, clock.GetUtcNow()), ct);
    }
}
