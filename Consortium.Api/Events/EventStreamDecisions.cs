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

        return new Decided<TState>(folds.Of<TState>(stream.Id), folds.Version(stream.Id), folds.Refusal);
    }

    /// <summary>Decides over three streams together: a match and the places of its two people.</summary>
    /// <param name="announce">Given the first stream's state after the decision and the events it recorded there.</param>
    public static async Task<Decided<T1>> Decide<T1, E1, T2, E2, T3, E3>(
        this IEventStreams streams,
        (StreamAddress First, StreamAddress Second, StreamAddress Third) addresses,
        Func<T1, T2, T3, Outcome<E1, E2, E3>> decide,
        Func<T1, IReadOnlyList<E1>, IEnumerable<Announcement>>? announce = null,
        IReadOnlyList<SqlStatement>? alongside = null,
        CancellationToken ct = default)
        where T1 : IState<T1, E1>
        where T2 : IState<T2, E2>
        where T3 : IState<T3, E3>
        where E1 : notnull
        where E2 : notnull
        where E3 : notnull
    {
        var (first, second, third) = addresses;
        var folds = await streams.Decide(
            [first, second, third],
            before =>
            {
                var state = before.Of<T1>(first.Id);
                var outcome = decide(state, before.Of<T2>(second.Id), before.Of<T3>(third.Id));
                return new Recording(outcome.Refusal)
                {
                    Events =
                    [
                        (first.Id, [.. outcome.First.Cast<object>()]),
                        (second.Id, [.. outcome.Second.Cast<object>()]),
                        (third.Id, [.. outcome.Third.Cast<object>()]),
                    ],
                    Announcements = outcome.First.Count > 0 && announce is not null
                        ? [.. announce(outcome.First.Aggregate(state, T1.Evolve), outcome.First)]
                        : [],
                    Alongside = alongside ?? [],
                };
            },
            ct);

        return new Decided<T1>(folds.Of<T1>(first.Id), folds.Version(first.Id), folds.Refusal);
    }
}

/// <summary>Where a decision left its stream, or the rule that forbade it.</summary>
internal sealed record Decided<TState>(TState State, long Version, Refusal? Refusal);
