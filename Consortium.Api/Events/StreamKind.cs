using Consortium.Domain;

namespace Consortium.Api.Events;

/// <summary>A kind of stream: its stored name, the state that it folds to and the stored names of its events.</summary>
public sealed record StreamKind(
    string Name,
    Type State,
    object Initial,
    Func<object, object, object> Evolve,
    IReadOnlyList<(string Name, Type Type)> Events)
{
    public static StreamKind Of<TState, TEvent>(string name, params IReadOnlyList<(string Name, Type Type)> events)
        where TState : class, IState<TState, TEvent>
        where TEvent : class =>
        new(name, typeof(TState), TState.Initial, (state, recorded) => TState.Evolve((TState)state, (TEvent)recorded), events);
}

/// <summary>A kind of message: its stored name, its type, and the static class whose <c>Handle</c> takes it.</summary>
public sealed record MessageKind(string Name, Type Message, Type Handler);
