using System.Collections.Immutable;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

/// <summary>
/// A person gave places up: they left, moved to another company or take no proposals. The places are free already; the matches
/// that held them are to end or to go back to the queue, and the other people's places with them.
/// </summary>
public sealed record PlacesFreed(ParticipantId Participant, ImmutableArray<MatchId> Matches)
{
    /// <summary>The message that goes out when somebody leaves, moves or takes no proposals, whether that freed a place or not.</summary>
    public static IEnumerable<Announcement> Announce(ParticipantId participant, IReadOnlyList<ParticipantEvent> happened) =>
        happened.Any(e => e is ParticipantEvent.BecameUnavailable or ParticipantEvent.Transferred or ParticipantEvent.Withdrawn or ParticipantEvent.Departed)
            ? [new Announcement(new PlacesFreed(participant, [.. happened.OfType<ParticipantEvent.PlaceReleased>().Select(released => released.Match)]))]
            : [];
}
