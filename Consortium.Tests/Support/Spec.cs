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
        Recorded.AreEqual(expected, _outcome.Events);
    }

    public void ThenNothing() => Then();

    public void ThenRefused(Refusal expected) => Recorded.Refused(expected, _outcome!.Refusal, _outcome.Events.Count);
}

/// <summary>The state that events add up to.</summary>
internal static class Fold
{
    public static TState Of<TState, TEvent>(params IEnumerable<TEvent> recorded) where TState : IState<TState, TEvent> =>
        recorded.Aggregate(TState.Initial, TState.Evolve);
}

/// <summary>What acts over several streams came to.</summary>
internal static class Recorded
{
    public static void Then<T1, T2>(this Outcome<T1, T2> outcome, IEnumerable<T1> first, IEnumerable<T2> second)
    {
        Assert.Null(outcome.Refusal);
        AreEqual(first, outcome.First);
        AreEqual(second, outcome.Second);
    }

    public static void Then<T1, T2, T3>(this Outcome<T1, T2, T3> outcome, IEnumerable<T1> first, IEnumerable<T2> second, IEnumerable<T3> third)
    {
        Assert.Null(outcome.Refusal);
        AreEqual(first, outcome.First);
        AreEqual(second, outcome.Second);
        AreEqual(third, outcome.Third);
    }

    public static void ThenNothing<T1, T2>(this Outcome<T1, T2> outcome) => outcome.Then([], []);

    public static void ThenNothing<T1, T2, T3>(this Outcome<T1, T2, T3> outcome) => outcome.Then([], [], []);

    public static void ThenRefused<T1, T2>(this Outcome<T1, T2> outcome, Refusal expected) =>
        Refused(expected, outcome.Refusal, outcome.First.Count + outcome.Second.Count);

    public static void ThenRefused<T1, T2, T3>(this Outcome<T1, T2, T3> outcome, Refusal expected) =>
        Refused(expected, outcome.Refusal, outcome.First.Count + outcome.Second.Count + outcome.Third.Count);

    public static void Refused(Refusal expected, Refusal? refusal, int events)
    {
        Assert.Equal(expected, refusal);
        Assert.Equal(0, events);
    }

    public static void AreEqual<TEvent>(IEnumerable<TEvent> expected, IEnumerable<TEvent> recorded) =>
        Assert.Equal(expected.Select(Written), recorded.Select(Written));

    private static string Written<TEvent>(TEvent recorded) =>
        ConsortiumNames.All.Name(recorded!) + JsonSerializer.Serialize(recorded, recorded!.GetType(), StoredJson.Options);
}

/// <summary>Which act a test class is about. The house asks that each act has one, with a test of doing it twice or again.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ActAttribute(Type act) : Attribute
{
    public Type Act { get; } = act;
}
