using System.Diagnostics;
using System.Globalization;
using Consortium.Api.Embedded;
using Consortium.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Consortium.Tests.Journeys.Kills;

public sealed class KilledAtRandomMoments
{
    private const int Seed = 2026;
    private const int AtOnce = 4;

    private static readonly int Kills =
        int.Parse(Environment.GetEnvironmentVariable("CONSORTIUM_KILLS") ?? "15", CultureInfo.InvariantCulture);

    private readonly Random _random = new(Seed);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <remarks>kill -9 leaves the system's caches alone: what a power cut would do rests on PostgreSQL's fsync and on the settings check.</remarks>
    [Fact]
    public async Task Loses_no_acknowledged_act_and_each_company_gets_each_notice_with_one_effect()
    {
        var began = Stopwatch.GetTimestamp();
        var history = new History();
        // A message that ends its process eight times is given up, by design; here something else ends the processes, and far more often.
        await using var service = await ServiceProcess.Start(
            ("Adapters__Timeout", "00:00:03"), ("Engine__Attempts", "100"), ("Engine__LongestRetry", "00:00:05"));
        var world = await World.Begin(service.Address, await service.OperatorLink());
        await world.Admit("Acme", "Borealis", "Corvid", "Dunmore", "Estuaire");
        await using var mailboxes = await Mailboxes.Open(world, Seed);

        using var stop = new CancellationTokenSource();
        var work = new Clients(world, history, Seed).Work(AtOnce, stop.Token);
        for (var kill = 0; kill < Kills; kill++)
        {
            await SomeWorkIsDone(service, history, work);
            await Kill(service);
        }

        await stop.CancelAsync();
        await work;
        await service.IsReady();
        await Aftermath.NothingIsUnderWay(service.Owner, world);
        Assert.Equal(0, await service.Stop());

        await using var postgres = await EmbeddedPostgres.Open(service.Folder, NullLogger.Instance, TimeProvider.System, Ct);
        var stored = await Aftermath.StoredIn(postgres.Connections);
        Assert.Empty(new Account(history, stored, mailboxes.Effects).Faults());
        Assert.Contains(stored, one => one.Type == "match.decided");
        await Aftermath.ReadTablesEqualARebuild(postgres.Connections);
        Report(history, stored, mailboxes, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>The next kill falls a few acknowledgements and a few milliseconds after the last.</summary>
    private async Task SomeWorkIsDone(ServiceProcess service, History history, Task work)
    {
        var (acts, moment) = (history.Acknowledged.Count + _random.Next(1, 25), TimeSpan.FromMilliseconds(_random.Next(1, 40)));
        await Eventually.Holds(
            _ => work.IsFaulted || history.Acknowledged.Count >= acts
                ? Task.FromResult(true)
                : throw new InvalidOperationException($"{history.Acknowledged.Count} acts of {acts} so far, and the service said last: {service.Said}"),
            TimeSpan.FromMinutes(5));
        Assert.Empty(history.Unplanned);
        using var tick = new PeriodicTimer(moment);
        await tick.WaitForNextTickAsync(Ct);
    }

    private async Task Kill(ServiceProcess service)
    {
        var which = _random.Next(3);
        if (which is 1 or 2)
            service.KillPostgres();
        if (which is 0 or 2)
        {
            service.KillService();
            service.Launch();
        }
    }

    private static void Report(History history, IReadOnlyList<Stored> stored, Mailboxes mailboxes, TimeSpan took)
    {
        var (notices, arrivals) = mailboxes.Count;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Kills} kills, seed {Seed}: {history.Acknowledged.Count} acts acknowledged, 0 lost, 0 doubled; {history.Retried} requests repeated, " +
            $"{history.Unknown.Count} outcomes unknown; {stored.Count} events; {notices} notices with one effect each in {arrivals} arrivals; {took.TotalSeconds:0} s"));
    }
}
