using System.Diagnostics;
using System.Runtime.CompilerServices;
using Consortium.Api.Events;
using Consortium.Tests.Engines;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>A read table of 10,000 rows told again from 100,000 events.</summary>
internal static class Rebuilding
{
    private const int Acts = 100, Streams = 100, EventsPerStream = 10;

    public static async IAsyncEnumerable<Figure> Measure(TestCluster cluster, Length length, [EnumeratorCancellation] CancellationToken ct)
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
        List<double> rebuilds = [];
        for (var repetition = 0; repetition < length.Repetitions; repetition++)
        {
            var clock = Stopwatch.StartNew();
            var count = await host.ReadModels.Rebuild("sums", ct);
            rebuilds.Add(count / clock.Elapsed.TotalSeconds);
        }

        yield return new("rebuild a read table from 100,000 events", "events/s", rebuilds, Marten.Of(109_000), Aim.AtLeast(100_000, rebuilds, "events/s"));
    }
}
