using System.Collections.Concurrent;
using Consortium.Api.Events;

namespace Consortium.Api.Engines;

/// <summary>Whoever stands at the same place reads the same page: it is fetched and parsed once.</summary>
internal sealed class SharedPages(IEventLog events, CancellationToken term)
{
    private const int Kept = 4;

    private readonly ConcurrentDictionary<long, Lazy<Task<EventPage>>> _pages = new();

    public async Task<EventPage> After(long position, CancellationToken ct)
    {
        var shared = _pages.GetOrAdd(position, at => new(() => events.After(at, EventLog.PageSize, term)));
        EventPage? page = null;
        try
        {
            return page = await shared.Value.WaitAsync(ct);
        }
        finally
        {
            if (page is not { Events.Count: > 0 })
            {
                _pages.TryRemove(new(position, shared));
            }

            foreach (var old in _pages.Keys.Order().SkipLast(Kept))
            {
                _pages.TryRemove(old, out _);
            }
        }
    }
}
