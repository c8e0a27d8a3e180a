using System.Diagnostics;
using System.Runtime.CompilerServices;
using Consortium.Api.Events;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>Acts recorded per second.</summary>
internal static class Appending
{
    private const int Streams = 100, EventsPerStream = 100;

    /// <summary>What the engine sends for one event in a new stream.</summary>
    private const string OneEvent =
        """
        select consortium.append(
            array[stream], array['tally']::varchar[], array[0]::bigint[], array[1]::bigint[], now(),
            array[gen_random_uuid()], array[stream], array[1]::bigint[], array['tally.counted']::varchar[], array['{"by": 1}']::jsonb[],
            null, null, null)
        from gen_random_uuid() as stream
        """;

    public static async IAsyncEnumerable<Figure> Measure(TestCluster cluster, Length length, [EnumeratorCancellation] CancellationToken ct)
    {
        var connections = await cluster.Create(ct);
        await using var host = EngineHost.Verb(connections);
        using var bare = new PgBench(connections.Engine, OneEvent);
        foreach (var clients in (int[])[1, 8])
        {
            await One(host, clients, length.Stretch, ct);
            List<double> engine = [], statement = [];
            for (var repetition = 0; repetition < length.Repetitions; repetition++)
            {
                engine.Add(await One(host, clients, length.Stretch, ct));
                statement.Add(await bare.PerSecond(clients, length.Stretch, ct));
            }

            yield return new(
                $"append one event, {(clients == 1 ? "1 client" : $"{clients} clients")}", "events/s", engine,
                new("same statement, pgbench", Samples.At(statement, 0.5)),
                clients == 1 ? null : Aim.Share(0.5, engine, statement));
        }

        await Many(host, ct);
        List<double> batches = [];
        for (var repetition = 0; repetition < length.Repetitions; repetition++)
        {
            batches.Add(await Many(host, ct));
        }

        yield return new("append 100 streams × 100 events in one act", "events/s", batches, Marten.Of(17_871));
    }

    private static async Task<double> One(EngineHost host, int clients, TimeSpan stretch, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(
            async () =>
            {
                var count = 0;
                for (; clock.Elapsed < stretch; count++)
                {
                    await host.Streams.Decide<Tally, Counted>(StreamAddress.New<Tally>(RandomId()), _ => new Counted(1), ct: ct);
                }

                return count;
            },
            ct)));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> Many(EngineHost host, CancellationToken ct)
    {
        Guid[] ids = [.. Enumerable.Range(0, Streams).Select(_ => RandomId())];
        object[] events = [.. Enumerable.Range(1, EventsPerStream).Select(by => new Counted(by))];
        var clock = Stopwatch.StartNew();
        await host.Streams.Decide(
            [.. ids.Select(StreamAddress.New<Tally>)], _ => new Recording(null) { Events = [.. ids.Select(id => (id, (IReadOnlyList<object>)events))] }, ct);
        return Streams * EventsPerStream / clock.Elapsed.TotalSeconds;
    }

    // As random as those of the bare statement, so that both touch the indexes alike.
    private static Guid RandomId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        return new Guid(bytes);
    }
}

/// <summary>What Marten 9 and Wolverine 6 did with the same work on two cores, in a run of their own.</summary>
internal static class Marten
{
    public static Comparison Of(double value) => new("Marten and Wolverine, another run", value);
}
