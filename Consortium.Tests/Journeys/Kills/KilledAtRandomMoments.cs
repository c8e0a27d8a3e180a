using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Consortium.Api;
using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Consortium.Api.Events;
using Consortium.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Consortium.Tests.Journeys.Kills;

public sealed class KilledAtRandomMoments
{
    private const int Seed = 2026;
    private const int AtOnce = 4;

    private static readonly int Kills =
        int.Parse(Environment.GetEnvironmentVariable("CONSORTIUM_KILLS") ?? "30", CultureInfo.InvariantCulture);

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
        var receivers = new Dictionary<Guid, CompanyReceiver>();
        try
        {
            foreach (var company in world.Companies)
                receivers[company.Id] = await CompanyReceiver.For(company, OneInTenTimesOut());

            using var stop = new CancellationTokenSource();
            var work = new Clients(world, history, Seed).Work(AtOnce, stop.Token);
            for (var kill = 0; kill < Kills; kill++)
            {
                await SomeWorkIsDone(history, work);
                await Kill(service);
            }

            await stop.CancelAsync();
            await work;
            await service.IsReady();
            await NothingIsUnderWay(service, world);
            Assert.Equal(0, await service.Stop());

            await using var postgres = await EmbeddedPostgres.Open(service.Folder, NullLogger.Instance, TimeProvider.System, Ct);
            var stored = await StoredIn(postgres.Connections);
            var effects = receivers.ToDictionary(receiver => receiver.Key, receiver => EffectsAt(receiver.Value));
            Assert.Empty(new Account(history, stored, effects).Faults());
            Assert.Contains(stored, one => one.Type == "match.decided");
            await ReadTablesEqualARebuild(postgres.Connections);
            Report(history, stored, receivers.Values, Stopwatch.GetElapsedTime(began));
        }
        finally
        {
            foreach (var receiver in receivers.Values)
                await receiver.DisposeAsync();
        }
    }

    /// <summary>A receiver that takes a notice in and then, for one in ten, never says so the first time.</summary>
    private Func<HttpContext, Task> OneInTenTimesOut()
    {
        var seen = new HashSet<string>();
        return context =>
        {
            lock (_random)
            {
                if (!seen.Add(context.Request.Headers["webhook-id"].ToString()) || _random.Next(10) > 0)
                    return Task.CompletedTask;
            }

            return CompanyServer.Hang(context);
        };
    }

    /// <summary>The next kill falls a few acknowledgements and a few milliseconds after the last.</summary>
    private async Task SomeWorkIsDone(History history, Task work)
    {
        int acts;
        TimeSpan moment;
        lock (_random)
            (acts, moment) = (history.Acknowledged.Count + _random.Next(1, 25), TimeSpan.FromMilliseconds(_random.Next(1, 40)));

        await Eventually.Holds(_ => Task.FromResult(work.IsFaulted || history.Acknowledged.Count >= acts), TimeSpan.FromMinutes(2));
        Assert.Empty(history.Unplanned);
        using var tick = new PeriodicTimer(moment);
        await tick.WaitForNextTickAsync(Ct);
    }

    private async Task Kill(ServiceProcess service)
    {
        int which;
        lock (_random)
            which = _random.Next(3);

        if (which is 1 or 2)
            service.KillPostgres();
        if (which is 0 or 2)
        {
            service.KillService();
            service.Launch();
        }
    }

    /// <summary>Waits until every notice is receipted and every table tells the last event; replays what has to wait long, as a coordinator would.</summary>
    private static Task NothingIsUnderWay(ServiceProcess service, World world) => Eventually.Holds(
        async ct =>
        {
            foreach (var waiting in await world.Coordinator.Items("/api/v1/deliveries?state=retrying&limit=200"))
            {
                if (waiting.GetProperty("attempts").GetInt32() > 1)
                    await world.Coordinator.Post($"/api/v1/deliveries/{waiting.Text("id")}/replay", body: null);
            }

            await using var owner = await TestDatabase.Open(service.Owner);
            return await owner.Scalar<bool>(
                $"""
                select not exists (select from {StoredMessages.Table} where {StoredMessages.UnderWay})
                    and not exists (select from read.delivery where state <> 'receipted')
                    and (select min(last_seq_id) from consortium.mt_event_progression where name like '%:All')
                        >= (select max(seq_id) from consortium.mt_events)
                """,
                ct);
        },
        TimeSpan.FromMinutes(3));

    private static async Task<IReadOnlyList<Stored>> StoredIn(DatabaseConnections databases)
    {
        await using var owner = await TestDatabase.Open(databases.Owner);
        Assert.Equal(0, await owner.Scalar<long>("select count(*) from consortium.dead_letter", Ct));
        await using var command = new NpgsqlCommand("select stream_id, version, type, data::text from consortium.mt_events order by seq_id", owner);
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var stored = new List<Stored>();
        while (await rows.ReadAsync(Ct))
            stored.Add(new Stored(rows.GetGuid(0), rows.GetInt64(1), rows.GetString(2), JsonElement.Parse(rows.GetString(3))));
        return stored;
    }

    private static IReadOnlyList<Effect> EffectsAt(CompanyReceiver receiver) =>
        [.. receiver.Notices.Select(notice => new Effect(notice["id"]!.GetValue<Guid>(), notice["data"]!["decision"]!.GetValue<Guid>()))];

    private static async Task ReadTablesEqualARebuild(DatabaseConnections databases)
    {
        await using var services = new ServiceCollection().AddLogging().AddInstallation(databases).BuildServiceProvider();
        foreach (var table in services.GetServices<IReadModel>().Select(readModel => readModel.Table))
        {
            var kept = await Rows(databases, table);
            await services.GetRequiredService<IReadModels>().Rebuild(table, Ct);
            Assert.Equal(kept, await Rows(databases, table));
        }
    }

    private static async Task<string> Rows(DatabaseConnections databases, string table)
    {
        await using var owner = await TestDatabase.Open(databases.Owner);
        return await owner.Scalar<string>($"select '{table} ' || coalesce(string_agg(t::text, chr(10) order by t::text), '') from read.\"{table}\" t", Ct);
    }

    private static void Report(History history, IReadOnlyList<Stored> stored, IEnumerable<CompanyReceiver> receivers, TimeSpan took)
    {
        var (notices, arrivals) = (receivers.Sum(receiver => receiver.Notices.Count), receivers.Sum(receiver => receiver.Requests.Count));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Kills} kills, seed {Seed}: {history.Acknowledged.Count} acts acknowledged, 0 lost, 0 doubled; {history.Retried} requests repeated, " +
            $"{history.Unknown.Count} outcomes unknown; {stored.Count} events; {notices} notices with one effect each in {arrivals} arrivals; {took.TotalSeconds:0} s"));
    }
}
