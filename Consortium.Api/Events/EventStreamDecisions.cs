using Consortium.Domain;

namespace Consortium.Api.Events;

/// <summary>The typed forms of <see cref="IEventStreams.Decide"/> that acts call.</summary>
internal static class EventStreamDecisions
{
    /// <summary>Decides over one stream.</summary>
    /// <param name="announce">Given the state after the decision and the events it recorded, the messages that go out with them. Not asked when nothing was recorded.</param>
    /// <param name="alongside">Statements of the same transaction.</param>
    public static async Task<Decided<TState>> Decide<TState, TEvent>(
        this IEventStreams streams,
        StreamAddress stream,
        Func<TState, Outcome<TEvent>> decide,
        Func<TState, IReadOnlyList<TEvent>, IEnumerable<Announcement>>? announce = null,
        IReadOnlyList<SqlStatement>? alongside = null,
        CancellationToken ct = default)
        where TState : IState<TState, TEvent>
        where TEvent : notnull
    {
        var folds = await streams.Decide(
            [stream],
            before =>
            {
                var state = before.Of<TState>(stream.Id);
                var outcome = decide(state);
                return new Recording(outcome.Refusal)
                {
                    Events = [(stream.Id, [.. outcome.Events.Cast<object>()])],
                    Announcements = outcome.Events.Count > 0 && announce is not null
                        ? [.. announce(outcome.Events.Aggregate(state, TState.Evolve), outcome.Events)]
                        : [],
                    Alongside = alongside ?? [],
                };
            },
            ct);

        return folds.As<TState>(stream.Id);
    }

    /// <summary>What a decision over several streams came to, seen from one of them.</summary>
    public static Decided<TState> As<TState>(this Folds folds, Guid stream) =>
        new(folds.Of<TState>(stream), folds.Version(stream), folds.Refusal);

    /// <summary>What to record when two streams were decided over together, in the order of the outcome.</summary>
    public static Recording Into<T1, T2>(this Outcome<T1, T2> outcome, Guid first, Guid second)
        where T1 : notnull
        where T2 : notnull =>
        new(outcome.Refusal) { Events = [(first, [.. outcome.First.Cast<object>()]), (second, [.. outcome.Second.Cast<object>()])] };

    /// <summary>What to record when three streams were decided over together: a match and the places of its two people.</summary>
    public static Recording Into<T1, T2, T3>(this Outcome<T1, T2, T3> outcome, Guid first, Guid second, Guid third)
        where T1 : notnull
        where T2 : notnull
        where T3 : notnull =>
        new(outcome.Refusal)
        {
            Events =
            [
                (first, [.. outcome.First.Cast<object>()]),
                (second, [.. outcome.Second.Cast<object>()]),
                (third, [.. outcome.Third.Cast<object>()]),
            ],
        };

    /// <summary>The same recording, with messages that go out when it records an event.</summary>
    public static Recording Announcing(this Recording recording, Func<IEnumerable<Announcement>> announcements) =>
        recording.Events.Any(stream => stream.Events.Count > 0) ? recording with { Announcements = [.. announcements()] } : recording;
}

/// <summary>Where a decision left its stream, or the rule that forbade it.</summary>
internal sealed record Decided<TState>(TState State, long Version, Refusal? Refusal);
