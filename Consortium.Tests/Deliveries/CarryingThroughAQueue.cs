using System.Diagnostics;
using System.Globalization;
using Consortium.Domain.Decisions;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using static Consortium.Tests.Deliveries.Notices;

namespace Consortium.Tests.Deliveries;

[Collection(nameof(TestBroker))]
public sealed class CarryingThroughAQueue(TestDatabase database, TestBroker broker) : IClassFixture<TestDatabase>
{
    private static readonly int Decisions =
        int.Parse(Environment.GetEnvironmentVariable("CONSORTIUM_QUEUED_DECISIONS") ?? "60", CultureInfo.InvariantCulture);

    private static readonly int Kills = Math.Max(2, Decisions / 200);

    [Fact]
    public async Task A_notice_arrives_signed_and_once_however_often_it_was_sent()
    {
        await using var service = await DeliveringService.Start(database.Connections);
        var queue = broker.Address(await broker.Queue());
        var (company, secret) = await service.Member(queue);
        await using var receiver = PullingReceiver.OfQueue(queue, secret);
        var notice = To(company);

        await service.Issue(notice);
        await service.Issue(notice);
        await service.IsReceipted(notice);
        await Eventually.Holds(_ => Task.FromResult(receiver.Taken > 0));

        var taken = Assert.Single(receiver.Notices);
        Assert.Equal(notice.Delivery.Value.ToString(), taken["id"]!.ToString());
        Assert.Equal("approved", taken["data"]!["outcome"]!.ToString());
        Assert.DoesNotContain(receiver.Remarks, remark => remark.ContainsKey("refused"));
    }

    [Fact]
    public async Task A_notice_whose_queue_is_missing_is_tried_again_and_arrives_once_the_company_declared_it()
    {
        var clock = new ShiftedClock();
        await using var service = await DeliveringService.Start(database.Connections, clock);
        var name = $"notices-{Guid.CreateVersion7()}";
        var (company, secret) = await service.Member(broker.Address(name));
        var notice = await service.Issue(To(company));
        Delivery.Open? waiting = null;
        await Eventually.Holds(async _ => (waiting = await service.Delivery(notice) as Delivery.Open) is { Attempts: 1, NextAttempt: not null });

        await broker.Queue(name);
        clock.PassTo(waiting!.NextAttempt!.Value);
        await service.IsReceipted(notice);

        await using var receiver = PullingReceiver.OfQueue(broker.Address(name), secret);
        await Eventually.Holds(_ => Task.FromResult(receiver.Taken == 1));
    }

    [Fact]
    public async Task A_company_that_says_elsewhere_gets_its_notices_there()
    {
        await using var service = await DeliveringService.Start(database.Connections);
        var (first, second) = (await broker.Queue(), await broker.Queue());
        var (company, _) = await service.Member(broker.Address(first));
        await service.IsReceipted(await service.Issue(To(company)));

        await service.Receives(company, broker.Address(second));
        await service.IsReceipted(await service.Issue(To(company)));
        await using var server = await CompanyServer.Answering(204);
        await service.Receives(company, server.Url);
        await service.IsReceipted(await service.Issue(To(company)));

        Assert.Single(await broker.Messages(first));
        Assert.Single(await broker.Messages(second));
        Assert.Single(server.Received);
    }

    /// <remarks>Sixty decisions as a rule; as many as CONSORTIUM_QUEUED_DECISIONS says.</remarks>
    [Fact]
    public async Task A_broker_that_is_killed_and_comes_back_loses_no_notice_and_each_has_one_effect()
    {
        var (began, clock) = (Stopwatch.GetTimestamp(), new ShiftedClock());
        await using var service = await DeliveringService.Start(database.Connections, clock);
        var queue = broker.Address(await broker.Queue());
        var (company, secret) = await service.Member(queue);
        await using var receiver = PullingReceiver.OfQueue(queue, secret);

        var notices = new List<DecisionNotice>();
        for (var kill = 1; kill <= Kills + 1; kill++)
        {
            // The next decisions are under way when the broker dies in the middle of those before.
            var taken = notices.Count;
            while (notices.Count < Decisions * kill / (Kills + 1))
                notices.Add(await service.Issue(To(company)));
            await TimePasses(clock, () => Task.FromResult(receiver.Taken > taken));
            if (kill > Kills)
                break;

            await broker.Kill();
            await broker.Start();
        }

        var receipted = 0;
        await TimePasses(clock, async () =>
        {
            while (receipted < notices.Count && await service.Delivery(notices[receipted]) is Delivery.Receipted)
                receipted++;
            return receipted == notices.Count;
        });
        await Eventually.Holds(_ => Task.FromResult(receiver.Taken >= Decisions));

        Assert.Equal(
            notices.Select(notice => notice.Delivery.Value.ToString()).Order(), receiver.Notices.Select(taken => taken["id"]!.ToString()).Order());
        Assert.Equal(
            Enumerable.Range(1, Decisions).Select(number => (long)number),
            receiver.Notices.Select(taken => taken["data"]!["number"]!.GetValue<long>()).Order());
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Decisions} decisions, {Kills} kills of the broker: {receiver.Taken} notices with one effect each, in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
    }

    /// <summary>Waits while the service's clock runs fast, so that the waits between attempts pass.</summary>
    private static Task TimePasses(ShiftedClock clock, Func<Task<bool>> until) => Eventually.Holds(
        async _ =>
        {
            clock.PassTo(clock.GetUtcNow().AddSeconds(20));
            return await until();
        },
        TimeSpan.FromMinutes(5));
}
