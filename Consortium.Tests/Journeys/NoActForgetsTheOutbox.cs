using System.Net;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.MatchingRuns;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Consortium.Tests.Journeys;

/// <summary>
/// Some events oblige: what follows from them is sent by a message that goes out with them or not at all. The database of these
/// tests refuses a transaction that records such an event without its message, whichever act it is.
/// </summary>
public sealed class NoActForgetsTheOutbox(TestCluster cluster)
{
    private static readonly IReadOnlyList<Obligation> Obligations =
    [
        new("agreement-version.published", "letters.agreement-awaits"),
        new("ballot.opened", "ballot.close"),
        new("ballot.opened", "letters.ballot-awaits"),
        new("ballot.item-settled", "ballot.item-settled"),
        new("ballot.match-concluded", "delivery.carry-notice"),
        new("ballot.voided", "ballot.item-voided"),
        new("delivery.attempt-failed", "delivery.attempt", "new.data ->> 'nextAttempt' is not null"),
        new("delivery.opened", "delivery.attempt"),
        new("delivery.opened", "letters.company-awaits"),
        new("delivery.replayed", "delivery.attempt"),
        new("erasure.asked", "erasure.carry"),
        new("erasure.carried", "delivery.carry-notice", "jsonb_array_length(new.data -> 'told') > 0"),
        new("match.consented", "match.waits"),
        new("match.decided", "delivery.carry-notice"),
        new("match.proposed", "match.waits"),
        new("match.proposed", "letters.match-awaits"),
        new("match.returned-from-committee", "match.waits"),
        new("matching-run.requested", "matching-run.run"),
        new("non-solicitation-covenant.took-effect", "covenant.expire"),
        new("participant.registered", "letters.newcomers-await"),
        new("partner-company.departure-announced", "company.leaves"),
        new("partner-company.receiver-set", "delivery.resume"),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// A file of people is no event: it is kept, and its message sent, by one statement of the same transaction. Nor is it one that
    /// somebody typed an address to come in by. Letters to one person follow from the messages that ask who is waited for.
    /// </summary>
    [Fact]
    public void Every_message_is_obliged_by_an_event() => Assert.Equal(
        ConsortiumNames.All.Messages.Select(message => message.Name)
            .Where(name => name is not ("participant.read-file" or "sign-in.asked" or "letters.write" or "letters.write-daily")).Order(),
        Obligations.Select(one => one.Message).Distinct().Order());

    [Fact]
    public async Task Each_act_that_records_such_an_event_sends_its_message_in_the_same_transaction()
    {
        var databases = await ADatabaseThatRemembers();
        await using var service = await Service.Start(databases, demonstration: true);
        var world = await World.Begin(service.Address, await service.AnOperator());
        var members = await world.Admit("Acme", "Borealis", "Corvid", "Dunmore", "Estuaire");
        var (acme, borealis, corvid, dunmore, estuaire) = (members[0], members[1], members[2], members[3], members[4]);
        await using var failing = await CompanyServer.Answering(500);
        await acme.ReceivesAt(failing.Url);

        var pair = await world.OnePair(acme, borealis);
        var byVotes = await world.BringBeforeCommittee(pair);
        await corvid.Votes(byVotes).Is(HttpStatusCode.OK);
        await dunmore.Votes(byVotes).Is(HttpStatusCode.OK);

        var byRecusal = await world.BringBeforeCommittee(await world.OnePair(acme, borealis));
        await corvid.Votes(byRecusal, "for").Is(HttpStatusCode.OK);
        await dunmore.Votes(byRecusal, "against").Is(HttpStatusCode.OK);
        await estuaire.Member.Post($"/api/v1/ballots/{byRecusal}/recusals", new { }).Is(HttpStatusCode.OK);

        await world.BringBeforeCommittee(await world.OnePair(acme, borealis), service.Clock.GetUtcNow().AddHours(1));
        service.Clock.PassTo(service.Clock.GetUtcNow().AddHours(2));

        var voided = await world.BringBeforeCommittee(await world.OnePair(acme, borealis));
        await world.Coordinator.Post($"/api/v1/ballots/{voided}/voiding", new { reason = "Opened by mistake." }).Is(HttpStatusCode.OK);

        await Eventually.Holds(async _ => await Ask<long>(databases, "select count(*) from consortium.mt_events where type = 'match.decided'") == 3);
        await acme.Hr.Post($"/api/v1/participants/{pair.Mentor}/erasure", body: null).Is(HttpStatusCode.Accepted);
        await Eventually.Holds(async _ => (await borealis.Feed()).Any(notice => notice.Text("type") is "consortium.erasure.v1"));
        await Conclude(world, acme, borealis);
        var lastDay = DateOnly.FromDateTime(service.Clock.GetUtcNow().UtcDateTime).AddDays(30);
        await estuaire.Hr.Post($"/api/v1/companies/{estuaire.Id}/departure", new { lastDay }).Is(HttpStatusCode.OK);
        await Eventually.Holds(async _ => (await world.Coordinator.Items("/api/v1/deliveries?state=retrying")).Count > 0);
        var failed = (await world.Coordinator.Items("/api/v1/deliveries?state=retrying"))[0].Text("id");
        await world.Coordinator.Post($"/api/v1/deliveries/{failed}/replay", body: null).Is(HttpStatusCode.OK);

        Assert.Equal(0, await Ask<long>(databases, "select count(*) from consortium.dead_letter"));
        Assert.Equal(
            Obligations.Select(one => one.Event).Distinct().Order(StringComparer.Ordinal),
            await Ask<string[]>(
                databases,
                $"select array(select distinct type::text collate \"C\" as recorded from consortium.mt_events where type in ({Listed}) order by recorded)"));
    }

    [Fact]
    public async Task An_act_that_forgets_is_refused_by_this_database()
    {
        await using var service = await Service.Start(await ADatabaseThatRemembers());
        await using var scope = service.Services.CreateAsyncScope();
        var streams = scope.ServiceProvider.GetRequiredService<IEventStreams>();
        var (run, at) = (new MatchingRunId(Guid.CreateVersion7(service.Clock.GetUtcNow())), service.Clock.GetUtcNow());

        var forgot = await Assert.ThrowsAsync<PostgresException>(() => streams.Decide(
            StreamAddress.New<MatchingRun>(run.Value),
            (MatchingRun _) => (Outcome<MatchingRunEvent>)new MatchingRunEvent.Requested(run, new CohortId(run.Value), 1, at),
            ct: Ct));

        Assert.Equal("matching-run.requested without matching-run.run", forgot.MessageText);
    }

    private static async Task Conclude(World world, Company bound, Company beneficiary)
    {
        var covenant = await world.Drafts(Covenants.Items(bound, beneficiary, await world.PermitsCovenants(), await world.OpenCohort()));
        await Eventually.Answers(() => bound.Hr.Get($"/api/v1/covenants/{covenant}"), HttpStatusCode.OK);
        await bound.SignsOff(covenant, "Maître Lebel");
        await beneficiary.SignsOff(covenant, "Maître Okafor");
        await world.PutsInForce(covenant).Is(HttpStatusCode.OK);
    }

    private static string Listed => string.Join(", ", Obligations.Select(one => $"'{one.Event}'"));

    private async Task<DatabaseConnections> ADatabaseThatRemembers()
    {
        var databases = await cluster.Create(Ct);
        await using var owner = await TestDatabase.Open(databases.Owner);
        await owner.Execute(
            $"""
            create function consortium.obliges() returns trigger language plpgsql security definer as $$
            begin
                if not exists (select from {StoredMessages.Table} where {StoredMessages.Name} = tg_argv[0] and xmin = pg_current_xact_id()::xid) then
                    raise exception '% without %', new.type, tg_argv[0];
                end if;
                return null;
            end $$;
            """,
            Ct);
        foreach (var (recorded, message, when) in Obligations)
        {
            await owner.Execute(
                $"""
                create constraint trigger "{recorded} {message}" after insert on consortium.mt_events deferrable initially deferred
                for each row when (new.type = '{recorded}' and {when}) execute function consortium.obliges('{message}')
                """,
                Ct);
        }

        return databases;
    }

    private static async Task<T> Ask<T>(DatabaseConnections databases, string sql)
    {
        await using var owner = await TestDatabase.Open(databases.Owner);
        return await owner.Scalar<T>(sql, Ct);
    }

    /// <param name="Event">The stored name of the event that obliges.</param>
    /// <param name="Message">The stored name of the message that must go out with it.</param>
    /// <param name="When">When it does; always, when nothing is said.</param>
    private sealed record Obligation(string Event, string Message, string When = "true");
}
