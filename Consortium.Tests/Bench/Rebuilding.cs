using System.Diagnostics;
using Consortium.Api.Events;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>A read table of 10,000 rows told again from 100,000 events: by the same code whichever engine serves.</summary>
internal static class Rebuilding
{
    private const int Acts = 100, Streams = 100, EventsPerStream = 10;

    public static async Task<IReadOnlyList<Figure>> Measure(TestCluster cluster, Length length, CancellationToken ct)
    {
        var connections = await cluster.Create(ct);
        await SumsTable.Create(connections, ct);
        await using var host = EngineHost.Verb(connections, readModels: new SumsTable());
        object[] events = [.. Enumerable.Range(1, EventsPerStream).Select(by => new Counted(by))];
        for (var act = 0; act < Acts; act++)
        {
            Guid[] ids = [.. Enumerable.Range(0, Streams).Select(_ => Guid.CreateVersion7())];
            await host.Streams.Decide(
                [.. ids.Select(StreamAddress.New<Tally>)],
                _ => new Recording(null) { Events = [.. ids.Select(id => (id, (IReadOnlyList<object>)events))] }, ct);
        }

        await host.ReadModels.Rebuild("sums", ct);
        var rebuilds = await Turns.Take<double>(length.Repetitions, [("either", () => Rebuild(host, ct))]);
        return Figure.Rates("rebuild a read table from 100,000 events", "events/s", rebuilds, wanted: 100_000);
    }

    private static async Task<double> Rebuild(EngineHost host, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var count = await host.ReadModels.Rebuild("sums", ct);
        return count / clock.Elapsed.TotalSeconds;
    }
}
