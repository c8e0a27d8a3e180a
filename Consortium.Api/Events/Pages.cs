namespace Consortium.Api.Events;

/// <summary>The short forms in which read models take a page apart.</summary>
internal static class Pages
{
    /// <summary>The events of one type, in order.</summary>
    public static IReadOnlyList<TEvent> Of<TEvent>(this IReadOnlyList<RecordedEvent> page) => [.. page.Select(e => e.Data).OfType<TEvent>()];

    /// <summary>The last of each key: a statement may touch a row once.</summary>
    public static IReadOnlyList<TEvent> LastBy<TEvent>(this IReadOnlyList<TEvent> events, Func<TEvent, object> key) =>
        [.. events.Reverse().DistinctBy(key).Reverse()];
}
