using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>
/// The matches of somebody who may give places up, read before the decision: whatever it frees, the match ends and the other
/// person's place is free in the same transaction, so that nobody waits for somebody who left (C-02).
/// </summary>
internal sealed record MatchesLost(ParticipantId Person, IReadOnlyDictionary<MatchId, Pair> Held)
{
    /// <summary>Decides over a person's streams together with those of their matches and of the other people.</summary>
    /// <param name="streams">The door.</param>
    /// <param name="person">Whose places may be freed.</param>
    /// <param name="own">The person's streams.</param>
    /// <param name="decide">Given the folds and the matches; asked again when the person's places changed meanwhile.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<Folds> Decide(
        IEventStreams streams, ParticipantId person, IReadOnlyList<StreamAddress> own, Func<Folds, MatchesLost, Recording> decide, CancellationToken ct)
    {
        while (true)
        {
            var matches = await Of(streams, person, ct);
            var stands = true;
            var folds = await streams.Decide(
                [.. own, .. matches.Streams],
                before =>
                {
                    stands = matches.StandsIn(before);
                    return stands ? decide(before, matches) : new Recording(null);
                },
                ct);
            if (stands)
                return folds;
        }
    }

    /// <summary>What to record of the matches and the other people, given what happened to the person.</summary>
    public IEnumerable<(Guid Stream, IReadOnlyList<object> Events)> After(IEnumerable<ParticipantEvent> happened, Folds before, DateTimeOffset at) =>
        happened.OfType<ParticipantEvent.PlaceReleased>()
            .SelectMany(released =>
            {
                var other = OtherIn(Held[released.Match]).Value;
                return new LoseParticipant(released.Match, Person)
                    .Decide(before.Of<Match>(released.Match.Value), before.Of<Participant>(other), at)
                    .Into(released.Match.Value, other).Events;
            })
            .GroupBy(stream => stream.Stream, stream => stream.Events)
            .Select(stream => (stream.Key, (IReadOnlyList<object>)[.. stream.SelectMany(events => events)]));

    private static async Task<MatchesLost> Of(IEventStreams streams, ParticipantId person, CancellationToken ct)
    {
        var held = new Dictionary<MatchId, Pair>();
        if ((await streams.Load<Participant>(person.Value, ct)).State is Participant.Registered registered)
        {
            foreach (var match in registered.Places)
                held[match] = ((Match.Known)(await streams.Load<Match>(match.Value, ct)).State).Pair;
        }

        return new MatchesLost(person, held);
    }

    private IEnumerable<StreamAddress> Streams =>
    [
        .. Held.Keys.Select(match => StreamAddress.Of<Match>(match.Value)),
        .. Held.Values.Select(OtherIn).Distinct().Select(other => StreamAddress.Of<Participant>(other.Value)),
    ];

    private bool StandsIn(Folds before) =>
        (before.Of<Participant>(Person.Value) as Participant.Registered)?.Places.SetEquals(Held.Keys) ?? Held.Count == 0;

    private ParticipantId OtherIn(Pair pair) => pair.Mentor == Person ? pair.Mentee : pair.Mentor;
}
