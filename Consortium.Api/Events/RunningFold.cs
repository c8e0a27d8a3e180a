namespace Consortium.Api.Events;

/// <summary>
/// A fold over the events of the whole consortium, kept in memory by each process and brought up to date whenever it is asked.
/// </summary>
public abstract class RunningFold<TState>(IEventLog log, TState initial) : IDisposable
{
    private const int PageSize = 5_000;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TState _state = initial;
    private long _position;

    /// <summary>The state after every event committed before this call, and the position of the last one.</summary>
    public async Task<(TState State, long Position)> Now(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            while (true)
            {
                var page = await log.After(_position, PageSize, ct, IsFolded);
                _state = page.Events.Aggregate(_state, Evolve);
                _position = page.Position;

                // A page ends early before a number that may still come and before an event that cannot be read: only an empty one is the end.
                if (page.Events.Count == 0)
                    return (_state, _position);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether events of this kind may change the state; the others are not even read.</summary>
    protected abstract bool IsFolded(Type recorded);

    protected abstract TState Evolve(TState state, RecordedEvent recorded);
}
