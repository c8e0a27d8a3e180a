using Consortium.Api.Events;
using Consortium.Api.Mail;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>
/// Time has passed over a waiting match: half of it, or all of it. The match's phase decides what that means, so no timer is ever
/// cancelled and a message that comes twice has one effect (C-01).
/// </summary>
public sealed record MatchWaits(MatchId Match)
{
    /// <summary>The messages of a phase that a decision led into; none when it led into no waiting phase, or left one as it was.</summary>
    public static IEnumerable<Announcement> Announce(MatchId match, Match before, Match after) =>
        after is Match.Waiting waiting && !(before is Match.Waiting already && (already.Since, already.Due) == (waiting.Since, waiting.Due))
            ? [new Announcement(new MatchWaits(match), Stored(waiting.RemindAt)), new Announcement(new MatchWaits(match), Stored(waiting.Due)), .. MatchAwaits.Announce(match, waiting)]
            : [];

    // The store keeps microseconds, so a message that is due at an instant could come before it.
    private static DateTimeOffset Stored(DateTimeOffset due) => due.AddMilliseconds(1);
}

public static class MatchWaitsHandler
{
    public static Task Handle(MatchWaits message, IEventStreams streams, TimeProvider clock, CancellationToken ct) => streams.DecideWithPlaces(
        message.Match,
        (match, mentor, mentee) => new LapseMatch(message.Match).Decide(match, mentor, mentee, clock.GetUtcNow()),
        ct);
}
