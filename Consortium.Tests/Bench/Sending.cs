using System.Diagnostics;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>Messages sent by eight clients and handled, per second.</summary>
internal static class Sending
{
    private const int Clients = 8, MessagesPerClient = 500;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    public static async Task<IReadOnlyList<Figure>> Measure(TestCluster cluster, Length length, CancellationToken ct)
    {
        var engines = await Contender.All(cluster, ct);
        var messages = await Turns.Take<double>(length.Repetitions, [.. engines.Select(engine => engine.Turn(() => Messages(engine, ct)))]);
        return Figure.Rates("outbox to handler, 8 clients", "messages/s", messages);
    }

    private static async Task<double> Messages(Contender engine, CancellationToken ct)
    {
        await using var host = await engine.Start(ct);
        await Send(host, ct);
        return await Send(host, ct);
    }

    private static async Task<double> Send(EngineHost host, CancellationToken ct)
    {
        host.Bell.Rung.Clear();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(
            async () =>
            {
                for (var message = 0; message < MessagesPerClient; message++)
                {
                    await host.Outbox.Send(new(new Ring(message)), ct);
                }
            },
            ct)));
        using var look = new PeriodicTimer(Look);
        while (host.Bell.Rung.Count < Clients * MessagesPerClient)
        {
            await look.WaitForNextTickAsync(ct);
        }

        return Clients * MessagesPerClient / clock.Elapsed.TotalSeconds;
    }
}
