namespace Consortium.Api.Engines;

/// <summary>Everybody who waits is woken at once. Take <see cref="Next"/> before looking, then wait for it: nothing slips between.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}

internal static class Waiting
{
    /// <summary>Waits for a signal, a time or the end, whichever comes first.</summary>
    public static async Task AtMost(this Task signal, TimeSpan time, TimeProvider clock, CancellationToken ct) =>
        await signal.WaitAsync(time, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
