using System.Diagnostics;
using System.Runtime.CompilerServices;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>Messages sent by eight clients and handled, per second.</summary>
internal static class Sending
{
    private const int Clients = 8, MessagesPerClient = 500;

    public static async IAsyncEnumerable<Figure> Measure(TestCluster cluster, Length length, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var host = await EngineHost.Start(await cluster.Create(ct), ct);
        await Send(host, ct);
        List<double> rates = [];
        for (var repetition = 0; repetition < length.Repetitions; repetition++)
        {
            rates.Add(await Send(host, ct));
        }

        yield return new("outbox to handler, 8 clients", "messages/s", rates, Marten.Of(3_876));
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
        // All but the last few are handled by now.
        while (host.Bell.Rung.Count < Clients * MessagesPerClient)
        {
            await Task.Yield();
        }

        return Clients * MessagesPerClient / clock.Elapsed.TotalSeconds;
    }
}
