using System.Diagnostics;
using System.Globalization;
using System.Net;
using Consortium.Api.Database;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Journeys.Nodes;

[Collection<OnTwoNodes>]
public sealed class TakingOver(TwoNodes nodes)
{
    private const int Seed = 2028, AtOnce = 1;

    /// <summary>The promise that is tested, not a measure of speed.</summary>
    private static readonly TimeSpan TakenOver = TimeSpan.FromSeconds(10);

    private static readonly int Kills =
        int.Parse(Environment.GetEnvironmentVariable("CONSORTIUM_NODE_KILLS") ?? "2", CultureInfo.InvariantCulture);

    private readonly Random _random = new(Seed);
    private readonly List<string> _report = [];

    private World World => nodes.World;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Each node dies in turn, so that the second to die has taken over from the first, and the first is back at work.</summary>
    [Fact]
    public async Task What_a_killed_node_had_in_hand_the_other_does_within_ten_seconds_and_once()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var work = nodes.Work(AtOnce, stop.Token);
        for (var kill = 0; kill < Kills; kill++)
        {
            var (victim, survivor) = (nodes.Nodes[kill % 2], nodes.Nodes[(kill + 1) % 2]);
            await OneDies(victim, survivor);
            victim.Launch();
            await victim.IsReady();
        }

        await stop.CancelAsync();
        await work;
        await nodes.NothingIsLostDoubledOrOutOfOrder();
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', _report));
    }

    private async Task OneDies(ServeProcess victim, ServeProcess survivor)
    {
        var members = World.Companies.ToList();
        var (timed, voted) = (await World.OnePair(members[0], members[1]), await World.OnePair(members[2], members[3]));
        var (cohort, votes) = (await World.OpenCohort(), await World.BringBeforeCommittee(voted));
        var ballot = await nodes.ABallotThatNobodyVotesIn(timed);
        var delivery = await ANoticeInFlight(victim, voted, votes, to: members[2]);
        var held = await ARunInHand(victim, cohort);
        await AMoment();

        victim.Kill();
        var killed = Stopwatch.GetTimestamp();

        var inHand = await UnderWay();
        await held.DisposeAsync();
        var registered = await TwoNodes.At(survivor, members[0].Hr)
            .Post($"/api/v1/cohorts/{cohort}/participants", members[0].Person("Chidi", "Lavoie", "mentee")).Is(HttpStatusCode.Created);
        var took = await Task.WhenAll(
            TakesOver("messages", killed, async () => !(await UnderWay()).Overlaps(inHand)),
            TakesOver("delivery", killed, () => Recorded("delivery.receipted", delivery)),
            TakesOver("timer", killed, () => Recorded("ballot.item-settled", ballot)),
            TakesOver("read models", killed, async () =>
                (await TwoNodes.At(survivor, World.Coordinator).Items($"/api/v1/cohorts/{cohort}/participants"))
                    .Any(one => one.Text("id") == registered.Text("id"))));
        _report.Add(string.Join(", ", took));
    }

    /// <summary>A notice that the node has sent to a company, which leaves it without an answer; tells the delivery.</summary>
    private async Task<Guid> ANoticeInFlight(ServeProcess node, QueuedMatch match, Guid ballot, Company to)
    {
        nodes.Mailboxes.Silent = match.Id;
        foreach (var voter in World.VotersOn(match).Take(2))
            await TwoNodes.At(node, voter.Member).Post($"/api/v1/ballots/{ballot}/votes", new { vote = "for" }).Is(HttpStatusCode.OK);
        var delivery = Guid.Empty;
        await Eventually.Holds(async _ => nodes.Mailboxes.LeftUnanswered(delivery = await DeliveryOf(match, to)));
        nodes.Mailboxes.Silent = null;
        return delivery;
    }

    private Task<Guid> DeliveryOf(QueuedMatch match, Company to) => nodes.Ask<Guid>(
        $$"""
        select o.stream_id from consortium.mt_events o
        join consortium.mt_events d on d.type = 'match.decided' and d.data #>> '{decision,id}' = o.data #>> '{notice,decision}'
        where o.type = 'delivery.opened' and d.stream_id = '{{match.Id}}' and o.data #>> '{notice,company}' = '{{to.Id}}'
        """);

    /// <summary>A run that the node has begun and cannot end while this is held: a number before its own may still come.</summary>
    private async Task<IAsyncDisposable> ARunInHand(ServeProcess node, Guid cohort)
    {
        var held = await TestDatabase.Open(nodes.Databases.Engine);
        await held.Execute("begin", Ct);
        await held.Scalar<long>("select nextval('consortium.mt_events_sequence')", Ct);
        await TwoNodes.At(node, World.Coordinator).Post($"/api/v1/cohorts/{cohort}/matching-runs", new { seed = Seed }).Is(HttpStatusCode.Accepted);
        Assert.NotEmpty(await UnderWay());
        return held;
    }

    private async Task<HashSet<Guid>> UnderWay()
    {
        await using var owner = await TestDatabase.Open(nodes.Databases.Owner);
        await using var command = new NpgsqlCommand($"select id from {StoredMessages.Table} where {StoredMessages.UnderWay}", owner);
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var ids = new HashSet<Guid>();
        while (await rows.ReadAsync(Ct))
            ids.Add(rows.GetGuid(0));
        return ids;
    }

    private Task<bool> Recorded(string what, Guid stream) =>
        nodes.Ask<bool>($"select exists (select from consortium.mt_events where type = '{what}' and stream_id = '{stream}')");

    private static async Task<string> TakesOver(string what, long killed, Func<Task<bool>> isDone)
    {
        await Eventually.Holds(
            async _ => await isDone() ? true : throw new InvalidOperationException($"Not taken over: {what}."), TakenOver - Stopwatch.GetElapsedTime(killed));
        return string.Create(CultureInfo.InvariantCulture, $"{what} {Stopwatch.GetElapsedTime(killed).TotalSeconds:0.0} s");
    }

    private async Task AMoment()
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(_random.Next(1, 400)));
        await tick.WaitForNextTickAsync(Ct);
    }
}
