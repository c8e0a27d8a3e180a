using System.Diagnostics;
using System.Runtime.CompilerServices;
using Consortium.Api.Events;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Bench;

/// <summary>From the call that appends to the moment when a reader sees it in a read table.</summary>
internal static class Following
{
    public static async IAsyncEnumerable<Figure> Measure(TestCluster cluster, Length length, [EnumeratorCancellation] CancellationToken ct)
    {
        var connections = await cluster.Create(ct);
        await SumsTable.Create(connections, ct);
        await using var host = await EngineHost.Start(connections, ct, readModels: new SumsTable());
        await using var reader = new NpgsqlConnection(connections.Reader);
        await reader.OpenAsync(ct);

        await Wait(host, reader, ct);
        List<double> halves = [], most = [];
        for (var repetition = 0; repetition < length.Repetitions; repetition++)
        {
            List<double> waits = [];
            for (var wait = 0; wait < length.Waits; wait++)
            {
                waits.Add(await Wait(host, reader, ct));
            }

            halves.Add(Samples.At(waits, 0.5));
            most.Add(Samples.At(waits, 0.95));
        }

        yield return new("append to read model, p50", "ms", halves);
        yield return new("append to read model, p95", "ms", most, Aim: Aim.AtMost(50, most, "ms"));
    }

    private static async Task<double> Wait(EngineHost host, NpgsqlConnection reader, CancellationToken ct)
    {
        var tally = Guid.CreateVersion7();
        await using var visible = new NpgsqlCommand("select exists (select from read.sums where tally = $1)", reader)
        {
            Parameters = { new() { Value = tally } },
        };
        await visible.PrepareAsync(ct);
        var clock = Stopwatch.StartNew();
        await host.Streams.Decide<Tally, Counted>(StreamAddress.New<Tally>(tally), _ => new Counted(1), ct: ct);
        while (!(bool)(await visible.ExecuteScalarAsync(ct))!)
        {
            ct.ThrowIfCancellationRequested();
        }

        return clock.Elapsed.TotalMilliseconds;
    }
}
