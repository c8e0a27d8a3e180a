namespace Consortium.Domain;

/// <summary>
/// What a stream of events adds up to. <see cref="Evolve"/> must accept every event ever stored,
/// so it never refuses and never throws: judging belongs to the decision, not to the fold.
/// </summary>
/// <typeparam name="TSelf">The state.</typeparam>
/// <typeparam name="TEvent">The closed set of events of its streams.</typeparam>
public interface IState<TSelf, in TEvent> where TSelf : IState<TSelf, TEvent>
{
    /// <summary>The state of a stream that has no event yet.</summary>
    static abstract TSelf Initial { get; }

    /// <summary>The state after one more event; an event that means nothing in this phase leaves the state as it is.</summary>
    static abstract TSelf Evolve(TSelf state, TEvent recorded);
}
