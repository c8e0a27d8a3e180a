using System.Net;
using System.Text.Json;

namespace Consortium.Tests.Support;

/// <summary>Waits for what another process or a background loop will bring about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(10), Latest = TimeSpan.FromMilliseconds(200);

    /// <summary>Asks until the answer is yes; an exception counts as "not yet" and is shown when patience ends.</summary>
    public static async Task Holds(Func<CancellationToken, Task<bool>> condition, TimeSpan? within = null)
    {
        Exception? last = null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(within ?? Patience);
        using var tick = new PeriodicTimer(Soonest);
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

    /// <summary>Asks until the answer has this status, and tells its JSON.</summary>
    public static async Task<JsonElement> Answers(Func<Task<HttpResponseMessage>> ask, HttpStatusCode expected)
    {
        JsonElement answer = default;
        await Holds(async _ =>
        {
            answer = await ask().Is(expected);
            return true;
        });
        return answer;
    }

    private static async Task<bool> NextTick(PeriodicTimer tick, CancellationToken ct)
    {
        try
        {
            var comes = await tick.WaitForNextTickAsync(ct);
            tick.Period = tick.Period * 1.25 < Latest ? tick.Period * 1.25 : Latest;
            return comes;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
