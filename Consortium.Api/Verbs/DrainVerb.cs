using System.CommandLine;
using Consortium.Api.Events;

namespace Consortium.Api.Verbs;

internal static class DrainVerb
{
    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "How long to wait for what is under way.",
        DefaultValueFactory = _ => 60,
    };

    public static Command Command() => Verb.Of(
        "drain",
        "Deliver what waits, without listening, so that another engine may take the database over.",
        async (installation, parsed, ct) =>
        {
            await installation.Prepare(takeOver: false, ct);
            using var host = installation.Workers();
            await host.StartAsync(ct);
            await UntilEmpty(host.Services, TimeSpan.FromSeconds(parsed.GetValue(Seconds)), ct);
            await host.StopAsync(ct);
            var (left, handedOver) = await HandOver(installation, ct);
            Console.WriteLine($"Left: {left.Due} due, {left.Dead} dead; {handedOver} scheduled are handed over to the engine that serves next.");
            return left is { Due: 0, Dead: 0 } ? Verb.Done : Verb.NotDone;
        },
        Seconds);

    /// <summary>What is left is counted once nothing works on it any more: a message in hand is in no queue.</summary>
    private static async Task<(OutboxLoad Left, int HandedOver)> HandOver(Installation installation, CancellationToken ct)
    {
        await using var services = installation.Services();
        await using var scope = services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<IOutbox>();
        var left = await outbox.Load(ct);
        return (left, left.Due == 0 ? await outbox.HandOver(ct) : 0);
    }

    private static async Task UntilEmpty(IServiceProvider services, TimeSpan patience, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<IOutbox>();
        var clock = services.GetRequiredService<TimeProvider>();
        var began = clock.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200), clock);
        while (true)
        {
            if ((await outbox.Load(ct)).Due == 0 || clock.GetElapsedTime(began) > patience)
            {
                return;
            }

            await tick.WaitForNextTickAsync(ct);
        }
    }
}
