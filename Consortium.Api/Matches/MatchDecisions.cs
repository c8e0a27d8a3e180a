using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>The forms in which acts decide about a match: whatever led into a waiting phase, its due dates are announced with it.</summary>
internal static class MatchDecisions
{
    /// <summary>Decides about a match together with the places of its two people: one transaction.</summary>
    /// <param name="streams">The door.</param>
    /// <param name="id">The match.</param>
    /// <param name="decide">Given the match, its mentor and its mentee.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="expected">The version that the caller saw; null when any will do.</param>
    /// <param name="alongside">Statements of the same transaction.</param>
    /// <param name="announce">Given the match after the decision and what happened to it, messages besides its due dates.</param>
    public static async Task<Decided<Match>> DecideWithPlaces(
        this IEventStreams streams,
        MatchId id,
        Func<Match, Participant, Participant, Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>> decide,
        CancellationToken ct,
        long? expected = null,
        IReadOnlyList<SqlStatement>? alongside = null,
        Func<Match, IReadOnlyList<MatchEvent>, IEnumerable<Announcement>>? announce = null)
    {
        var match = id.Value;
        var (state, version) = await streams.Load<Match>(match, ct);
        if (state is not Match.Known { Pair: var pair })
            return new Decided<Match>(state, version, Match.NotFound);

        var (mentor, mentee) = (pair.Mentor.Value, pair.Mentee.Value);
        var folds = await streams.Decide(
            [StreamAddress.Of<Match>(match, expected), StreamAddress.Of<Participant>(mentor), StreamAddress.Of<Participant>(mentee)],
            before =>
            {
                var standing = before.Of<Match>(match);
                var outcome = decide(standing, before.Of<Participant>(mentor), before.Of<Participant>(mentee));
                var after = outcome.First.Aggregate(standing, Match.Evolve);
                return (outcome.Into(match, mentor, mentee) with { Alongside = alongside ?? [] })
                    .Announcing(() => [.. MatchWaits.Announce(id, standing, after), .. announce?.Invoke(after, outcome.First) ?? []]);
            },
            ct);

        return folds.As<Match>(match);
    }

    /// <summary>Decides about a match alone.</summary>
    public static async Task<Decided<Match>> DecideAlone(
        this IEventStreams streams,
        MatchId id,
        Func<Match, Outcome<MatchEvent>> decide,
        CancellationToken ct,
        long? expected = null,
        IReadOnlyList<SqlStatement>? alongside = null)
    {
        var folds = await streams.Decide(
            [StreamAddress.Of<Match>(id.Value, expected)],
            before =>
            {
                var standing = before.Of<Match>(id.Value);
                var outcome = decide(standing);
                return new Recording(outcome.Refusal) { Events = [(id.Value, [.. outcome.Events])], Alongside = alongside ?? [] }
                    .Announcing(() => MatchWaits.Announce(id, standing, outcome.Events.Aggregate(standing, Match.Evolve)));
            },
            ct);

        return folds.As<Match>(id.Value);
    }
}
