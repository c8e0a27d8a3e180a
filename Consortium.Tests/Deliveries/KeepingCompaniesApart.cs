using System.Text.Json.Nodes;
using Consortium.Api.Adapters;
using Consortium.Tests.Support;
using static Consortium.Tests.Deliveries.Notices;

namespace Consortium.Tests.Deliveries;

public sealed class KeepingCompaniesApart(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_company_that_hangs_delays_no_other()
    {
        await using var hanging = await CompanyServer.Hanging();
        await using var prompt = await CompanyServer.Answering(204);
        await using var service = await DeliveringService.Start(database.Connections, patience: TimeSpan.FromMinutes(5));
        var (slow, _) = await service.Member(hanging.Url);
        var (quick, _) = await service.Member(prompt.Url);
        for (var i = 0; i < 30; i++)
            await service.Issue(To(slow));
        await Eventually.Holds(_ => Task.FromResult(hanging.InFlight == 2));

        var notices = new List<Domain.Decisions.DecisionNotice>();
        for (var i = 0; i < 10; i++)
            notices.Add(await service.Issue(To(quick)));
        await service.IsReceipted(notices);

        Assert.Equal(2, hanging.InFlight);
        Assert.Equal(10, prompt.Received.Count);
        await hanging.DisposeAsync();
    }

    [Fact]
    public async Task Two_processes_have_two_attempts_in_flight_for_a_company_and_no_more()
    {
        var open = new TaskCompletionSource();
        await using var server = await CompanyServer.Start(_ => open.Task);
        await using var one = await DeliveringService.Start(database.Connections);
        await using var other = await DeliveringService.Start(database.Connections);
        var (company, _) = await one.Member(server.Url);
        var notices = new List<Domain.Decisions.DecisionNotice>();
        for (var i = 0; i < 6; i++)
            notices.Add(await (i % 2 == 0 ? one : other).Issue(To(company)));
        await Eventually.Holds(_ => Task.FromResult(server.InFlight == 2));

        open.SetResult();
        await one.IsReceipted(notices);

        Assert.Equal(2, server.MostInFlight);
        Assert.Equal(6, server.Received.Select(request => request.Headers["webhook-id"]).Distinct().Count());
    }

    [Fact]
    public async Task Whatever_the_receiver_does_each_notice_has_one_effect()
    {
        var clock = new ShiftedClock();
        using var files = new TemporaryFile();
        using var journal = ReceiverJournal.Open(files.Path);
        var printed = new StringWriter();
        var secrets = new List<WebhookSecret>();
        var receiver = new ReferenceReceiver(secrets, journal, TextWriter.Synchronized(printed), TextWriter.Null, clock);
        var seen = new HashSet<string>();
        await using var server = await CompanyServer.Start(async context =>
        {
            bool isFirst;
            int kind;
            lock (seen)
            {
                isFirst = seen.Add(context.Request.Headers["webhook-id"].ToString());
                kind = isFirst ? seen.Count % 6 : 0;
            }

            if (kind is 0 or 1 or 2)
                await receiver.Receive(context);
            if (kind is 1)
                context.Abort();
            if (kind is 2)
                await CompanyServer.Hang(context);
            if (kind is 3)
                context.Response.StatusCode = 500;
            if (kind is 4)
                await CompanyServer.Hang(context);
            if (kind is 5)
                (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "3");
        });
        await using var service = await DeliveringService.Start(database.Connections, clock, patience: TimeSpan.FromMilliseconds(500));
        var (company, secret) = await service.Member(server.Url);
        secrets.Add(secret);

        var notices = new List<Domain.Decisions.DecisionNotice>();
        for (var i = 0; i < 18; i++)
            notices.Add(await service.Issue(To(company)));
        await Eventually.Holds(async _ =>
        {
            clock.PassTo(clock.GetUtcNow().AddSeconds(1));
            foreach (var notice in notices)
            {
                if (await service.Delivery(notice) is not Domain.Deliveries.Delivery.Receipted)
                    return false;
            }

            return true;
        });

        var effects = printed.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(notices.Select(notice => notice.Delivery.Value.ToString()).Order(), effects.Select(effect => effect["id"]!.ToString()).Order());
        Assert.Equal(Enumerable.Range(1, 18).Select(number => (long)number), effects.Select(effect => effect["data"]!["number"]!.GetValue<long>()).Order());
        Assert.True(server.Received.Count > 18);
    }
}
