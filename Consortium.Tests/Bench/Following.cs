using System.Diagnostics;
using Consortium.Api.Events;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Bench;

/// <summary>How far a read table is behind what was appended.</summary>
internal static class Following
{
    public static async Task<IReadOnlyList<Figure>> Measure(TestCluster cluster, Length length, CancellationToken ct)
    {
        var engines = await Contender.All(cluster, ct);
        foreach (var engine in engines)
        {
            await SumsTable.Create(engine.Connections, ct);
        }

        var waits = await Turns.Take<IReadOnlyList<double>>(
            length.Repetitions, [.. engines.Select(engine => engine.Turn(() => Waits(engine, length.Waits, ct)))]);
        var bursts = await Turns.Take<double>(length.Repetitions, [.. engines.Select(engine => engine.Turn(() => Burst(engine, ct)))]);
        return
        [
            .. Figure.Waits("append to read model, p50", waits.At(0.5)),
            .. Figure.Waits("append to read model, p95", waits.At(0.95), wanted: 50),
            .. Figure.Rates("read model after 10,000 events at once", "events/s", bursts),
        ];
    }

    private static async Task<IReadOnlyList<double>> Waits(Contender engine, int count, CancellationToken ct)
    {
        await using var host = await engine.Start(ct, new SumsTable());
        await using var reader = new NpgsqlConnection(engine.Connections.Reader);
        await reader.OpenAsync(ct);
        await Wait(host, reader, ct);
        List<double> waits = [];
        for (var wait = 0; wait < count; wait++)
        {
            waits.Add(await Wait(host, reader, ct));
        }

        return waits;
    }

    /// <summary>From the call that appends to the moment when a reader sees it in the read table.</summary>
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

    /// <summary>From the commit of many events to the moment when the read model knows them all.</summary>
    private static async Task<double> Burst(Contender engine, CancellationToken ct)
    {
        await using var host = await engine.Start(ct, new SumsTable());
        await Append(host, ct);
        return Appending.Streams * Appending.EventsPerStream / await Append(host, ct);
    }

    private static async Task<double> Append(EngineHost host, CancellationToken ct)
    {
        await Appending.Batch(host, ct);
        var clock = Stopwatch.StartNew();
        await host.ReadModels.CaughtUp("sums", ct);
        return clock.Elapsed.TotalSeconds;
    }
}
