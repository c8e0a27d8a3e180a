using System.Diagnostics;
using Consortium.Api.Events;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>Acts recorded per second.</summary>
internal static class Appending
{
    /// <summary>The size of a batch, which is one act.</summary>
    public const int Streams = 100, EventsPerStream = 100;

    private const int Batches = 5;

    /// <summary>What the Npgsql engine sends for one event in a new stream.</summary>
    private const string OneEvent =
        """
        select consortium.append(
            array[stream], array['tally']::varchar[], array[0]::bigint[], array[1]::bigint[], now(),
            array[gen_random_uuid()], array[stream], array[1]::bigint[], array['tally.counted']::varchar[], array['{"by": 1}']::jsonb[],
            null, null, null)
        from gen_random_uuid() as stream
        """;

    public static async Task<IReadOnlyList<Figure>> Measure(TestCluster cluster, Length length, CancellationToken ct)
    {
        var engines = await Contender.All(cluster, ct);
        using var bare = new PgBench(engines.Single(engine => engine.Name == Contender.Npgsql).Connections.Engine, OneEvent);
        return
        [
            .. Figure.Rates("append one event, 1 client", "events/s", await OneByOne(clients: 1)),
            .. Figure.Rates("append one event, 8 clients", "events/s", await OneByOne(clients: 8), ofStatement: 0.5),
            .. Figure.Rates("append 100 streams × 100 events in one act", "events/s", await InBatches()),
        ];

        Task<OrderedDictionary<string, List<double>>> OneByOne(int clients) => Turns.Take<double>(
            length.Repetitions,
            [
                .. engines.Select(engine => engine.Turn(() => Appending.OneByOne(engine, clients, length, ct))),
                (PgBench.Name, () => bare.PerSecond(clients, length.Stretch, ct)),
            ]);

        Task<OrderedDictionary<string, List<double>>> InBatches() => Turns.Take<double>(
            length.Repetitions, [.. engines.Select(engine => engine.Turn(() => Appending.InBatches(engine, ct)))]);
    }

    public static async Task Batch(EngineHost host, CancellationToken ct)
    {
        Guid[] ids = [.. Enumerable.Range(0, Streams).Select(_ => RandomId())];
        object[] events = [.. Enumerable.Range(1, EventsPerStream).Select(by => new Counted(by))];
        await host.Streams.Decide(
            [.. ids.Select(StreamAddress.New<Tally>)], _ => new Recording(null) { Events = [.. ids.Select(id => (id, (IReadOnlyList<object>)events))] }, ct);
    }

    private static async Task<double> OneByOne(Contender engine, int clients, Length length, CancellationToken ct)
    {
        await using var host = engine.Verb();
        await Append(host, clients, length.WarmUp, ct);
        return await Append(host, clients, length.Stretch, ct);
    }

    private static async Task<double> Append(EngineHost host, int clients, TimeSpan stretch, CancellationToken ct)
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

    private static async Task<double> InBatches(Contender engine, CancellationToken ct)
    {
        await using var host = engine.Verb();
        await Batch(host, ct);
        var clock = Stopwatch.StartNew();
        for (var batch = 0; batch < Batches; batch++)
        {
            await Batch(host, ct);
        }

        return Batches * Streams * EventsPerStream / clock.Elapsed.TotalSeconds;
    }

    // As random as those of the bare statement, so that both touch the indexes alike.
    private static Guid RandomId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        return new Guid(bytes);
    }
}
