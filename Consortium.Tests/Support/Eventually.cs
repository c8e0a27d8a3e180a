namespace Consortium.Tests.Support;

/// <summary>Waits for what another process or a background loop will bring about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks until the answer is yes; an exception counts as "not yet" and is shown when patience ends.</summary>
    public static async Task Holds(Func<CancellationToken, Task<bool>> condition, TimeSpan? within = null)
    {
        Exception? last = null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(within ?? Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        do
        {
            try
            {
                if (await condition(patience.Token))
                {
                    return;
                }
            }
            catch (Exception notYet)
            {
                last = notYet;
            }
        }
        while (await NextTick(tick, patience.Token));

        Assert.Fail($"It did not hold within {within ?? Patience}. {last}");
    }

    private static async Task<bool> NextTick(PeriodicTimer tick, CancellationToken ct)
    {
        try
        {
            return await tick.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
