using Consortium.Api.Events;
using Microsoft.Extensions.Caching.Memory;

namespace Consortium.Api.Engines;

/// <summary>
/// What long streams added up to when this process last saw them, so that the thousandth vote on a ballot does not read the 999
/// before it again. An event never changes, so what is kept is never wrong, only old: what came since is read and added.
/// </summary>
internal sealed class RecentFolds : IDisposable
{
    /// <summary>A stream of fewer events is read whole.</summary>
    private const int Long = 16;

    private const int Kept = 32;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _folds = new(new MemoryCacheOptions { SizeLimit = Kept, CompactionPercentage = 0.25 });

    /// <summary>The state of a stream at some version, and that version; null when it is to be read from its beginning.</summary>
    public (object State, long Version)? Of(StreamAddress stream) =>
        _folds.TryGetValue((stream.State, stream.Id), out (object, long) fold) ? fold : null;

    public void Keep(StreamAddress stream, (object State, long Version) fold)
    {
        if (fold.Version >= Long)
            _folds.Set((stream.State, stream.Id), fold, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Idle });
    }

    public void Dispose() => _folds.Dispose();
}
