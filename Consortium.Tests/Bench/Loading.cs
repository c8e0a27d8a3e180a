using System.Diagnostics;
using Consortium.Api.Events;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>Streams of 50 events loaded and folded per second.</summary>
internal static class Loading
{
    public static async Task<IReadOnlyList<Figure>> Measure(TestCluster cluster, Length length, CancellationToken ct)
    {
        var engines = await Contender.All(cluster, ct);
        var tally = Guid.CreateVersion7();
        foreach (var engine in engines)
        {
            await using var host = engine.Verb();
            await host.Streams.Decide(
                [StreamAddress.New<Tally>(tally)],
                _ => new Recording(null) { Events = [(tally, [.. Enumerable.Range(1, 50).Select(by => new Counted(by))])] },
                ct);
        }

        using var bare = new PgBench(
            engines.Single(engine => engine.Name == Contender.Npgsql).Connections.Engine,
            $"select stream_id, version, type, data from consortium.mt_events where stream_id = any(array['{tally}']::uuid[]) order by version");
        var loads = await Turns.Take<double>(
            length.Repetitions,
            [
                .. engines.Select(engine => engine.Turn(() => Loads(engine, tally, length, ct))),
                (PgBench.Name, () => bare.PerSecond(1, length.Stretch, ct)),
            ]);
        return Figure.Rates("load and fold 50 events, 1 client", "loads/s", loads);
    }

    private static async Task<double> Loads(Contender engine, Guid tally, Length length, CancellationToken ct)
    {
        await using var host = engine.Verb();
        await Load(host, tally, length.WarmUp, ct);
        return await Load(host, tally, length.Stretch, ct);
    }

    private static async Task<double> Load(EngineHost host, Guid tally, TimeSpan stretch, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed < stretch; count++)
        {
            await host.Streams.Load<Tally>(tally, ct);
        }

        return count / clock.Elapsed.TotalSeconds;
    }
}
