using System.Globalization;
using System.Text.Json.Nodes;
using Consortium.Api.Deliveries;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using static Consortium.Tests.Deliveries.Notices;

namespace Consortium.Tests.Deliveries;

public sealed class CarryingANotice(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_arrives_signed_and_once_however_often_it_was_sent()
    {
        await using var service = await DeliveringService.Start(database.Connections);
        await using var server = await CompanyServer.Answering(204);
        var (company, secret) = await service.Member(server.Url);
        var notice = To(company);

        await service.Issue(notice);
        await service.Issue(notice);
        await service.IsReceipted(notice);
        await NothingIsDue(service);

        var request = Assert.Single(server.Received);
        var envelope = JsonNode.Parse(request.Body)!;
        Assert.True(secret.Signed(
            request.Headers["webhook-signature"], notice.Delivery.Value.ToString(), long.Parse(request.Headers["webhook-timestamp"], CultureInfo.InvariantCulture), request.Body));
        Assert.Equal(notice.Delivery.Value.ToString(), envelope["id"]!.ToString());
        Assert.Equal(1, envelope["data"]!["number"]!.GetValue<long>());
        Assert.Equal("approved", envelope["data"]!["outcome"]!.ToString());
    }

    [Fact]
    public async Task A_home_company_reads_the_names_and_another_reads_neither_persons_nor_match()
    {
        await using var service = await DeliveringService.Start(database.Connections);
        await using var server = await CompanyServer.Answering(204);
        var (home, _) = await service.Member(server.Url);
        var (other, _) = await service.Member(server.Url);
        var (named, bare) = (To(home), SlateTo(other));
        await Keep(service, named.Parties.Mentor.Value, new PersonalDetail("Ann", "Tremblay", "ann@acme.example"));
        await Keep(service, named.Parties.Mentee.Value, new PersonalDetail("Ben", "Okafor", "ben@borealis.example"));

        await service.IsReceipted(await service.Issue(named), await service.Issue(bare));

        var data = server.Received.Select(request => JsonNode.Parse(request.Body)!).ToDictionary(e => e["id"]!.ToString(), e => e["data"]!.AsObject());
        Assert.Equal("Ann Tremblay", data[named.Delivery.Value.ToString()]["mentor"]!["name"]!.ToString());
        Assert.Equal("Ben Okafor", data[named.Delivery.Value.ToString()]["mentee"]!["name"]!.ToString());
        Assert.Equal(["ballot", "number", "outcomes"], data[bare.Delivery.Value.ToString()].Select(property => property.Key).Order());
        Assert.All(
            data[bare.Delivery.Value.ToString()]["outcomes"]!.AsArray(),
            outcome => Assert.Equal(["cohort", "decision", "outcome"], outcome!.AsObject().Select(property => property.Key).Order()));
    }

    [Fact]
    public async Task An_attempt_whose_message_comes_late_or_twice_is_not_made()
    {
        await using var service = await DeliveringService.Start(database.Connections);
        await using var server = await CompanyServer.Answering(204);
        var (company, _) = await service.Member(server.Url);
        var notice = await service.Issue(To(company));
        await service.IsReceipted(notice);

        await service.Outbox.Send(new Announcement(new AttemptDelivery(notice.Delivery, company, Monday)), Ct);
        await NothingIsDue(service);

        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Ten_failed_attempts_end_with_a_person_and_a_replay_begins_anew_under_the_same_id()
    {
        var clock = new ShiftedClock();
        var status = 500;
        await using var service = await DeliveringService.Start(database.Connections, clock);
        await using var server = await CompanyServer.Start(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var (company, _) = await service.Member(server.Url);
        var notice = await service.Issue(To(company));

        for (var attempt = 1; attempt < RetrySchedule.Waits.Count; attempt++)
            clock.PassTo(await NextAfter(service, notice, attempt));
        await service.HasStopped(notice);
        Assert.Equal(10, server.Received.Count);

        status = 204;
        await service.Replay(notice, clock);
        await service.IsReceipted(notice);
        Assert.Equal([notice.Delivery.Value.ToString()], server.Received.Select(request => request.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task A_wait_that_the_receiver_asks_for_is_kept()
    {
        await using var service = await DeliveringService.Start(database.Connections);
        await using var server = await CompanyServer.Answering(429, ("Retry-After", "7200"));
        var (company, _) = await service.Member(server.Url);
        var before = TimeProvider.System.GetUtcNow();

        var due = await NextAfter(service, await service.Issue(To(company)), attempt: 1);

        Assert.InRange(due, before.AddHours(2), TimeProvider.System.GetUtcNow().AddHours(2));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_for_good_is_not_called_again()
    {
        await using var service = await DeliveringService.Start(database.Connections);
        await using var server = await CompanyServer.Answering(410);
        var (company, _) = await service.Member(server.Url);

        await service.HasStopped(await service.Issue(To(company)));

        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_company_that_says_late_where_it_receives_gets_what_had_stopped()
    {
        await using var service = await DeliveringService.Start(database.Connections);
        await using var server = await CompanyServer.Answering(204);
        var (company, _) = await service.Member(receiver: null);
        var (one, other) = (await service.Issue(To(company)), await service.Issue(To(company)));
        await service.HasStopped(one);
        await service.HasStopped(other);
        await service.ReadModels.CaughtUp("delivery", Ct);

        await service.Receives(company, server.Url);

        await service.IsReceipted(one, other);
        Assert.Equal(2, server.Received.Count);
    }

    private static async Task<DateTimeOffset> NextAfter(DeliveringService service, Domain.Decisions.DecisionNotice notice, int attempt)
    {
        DateTimeOffset? next = null;
        await Eventually.Holds(async _ =>
        {
            next = await service.Delivery(notice) is Delivery.Open open && open.Attempts == attempt ? open.NextAttempt : null;
            return next is not null;
        });
        return next!.Value;
    }

    private static async Task Keep(DeliveringService service, Guid person, PersonalDetail detail)
    {
        var statement = await service.People.Keep(Acme, new Domain.CohortId(Guid.CreateVersion7()), [(person, detail)], Ct);
        await service.Streams.Decide([], _ => new Recording(null) { Alongside = [statement] }, Ct);
    }

    private static Task NothingIsDue(DeliveringService service) =>
        Eventually.Holds(async ct => (await service.Outbox.Load(ct)).Due == 0);
}
