using System.Diagnostics;
using System.Runtime.CompilerServices;
using Consortium.Api.Events;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>Streams of 50 events loaded and folded per second.</summary>
internal static class Loading
{
    public static async IAsyncEnumerable<Figure> Measure(TestCluster cluster, Length length, [EnumeratorCancellation] CancellationToken ct)
    {
        var connections = await cluster.Create(ct);
        await using var host = EngineHost.Verb(connections);
        var tally = Guid.CreateVersion7();
        await host.Streams.Decide(
            [StreamAddress.New<Tally>(tally)],
            _ => new Recording(null) { Events = [(tally, [.. Enumerable.Range(1, 50).Select(by => new Counted(by))])] },
            ct);
        using var bare = new PgBench(
            connections.Engine, $"select stream_id, version, type, data from consortium.mt_events where stream_id = any(array['{tally}']::uuid[]) order by version");

        await Load(host, tally, length.Stretch, ct);
        List<double> engine = [], statement = [];
        for (var repetition = 0; repetition < length.Repetitions; repetition++)
        {
            engine.Add(await Load(host, tally, length.Stretch, ct));
            statement.Add(await bare.PerSecond(1, length.Stretch, ct));
        }

        yield return new("load and fold 50 events, 1 client", "loads/s", engine, new("same query, pgbench", Samples.At(statement, 0.5)));
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
