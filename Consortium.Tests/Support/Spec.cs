using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain;

namespace Consortium.Tests.Support;

/// <summary>
/// A decision in three beats. Events are compared in their stored JSON, so one that cannot be written down fails here, and
/// lists compare by content.
/// </summary>
internal sealed class Spec<TState, TEvent> where TState : IState<TState, TEvent>
{
    private TState _state = TState.Initial;
    private Outcome<TEvent>? _outcome;

    public Spec<TState, TEvent> Given(params IEnumerable<TEvent> recorded)
    {
        _state = recorded.Aggregate(_state, TState.Evolve);
        return this;
    }

    public Spec<TState, TEvent> When(Func<TState, Outcome<TEvent>> decide)
    {
        _outcome = decide(_state);
        return this;
    }

    public void Then(params IEnumerable<TEvent> expected)
    {
        Assert.Null(_outcome!.Refusal);
        Assert.Equal(expected.Select(Written), _outcome.Events.Select(Written));
    }

    public void ThenNothing() => Then();

    public void ThenRefused(Refusal expected) => Assert.Equal(expected, _outcome!.Refusal);

    private static string Written(TEvent recorded) =>
        $"{recorded!.GetType().Name} {JsonSerializer.Serialize(recorded, recorded.GetType(), StoredJson.Options)}";
}
