using System.Net;
using Consortium.Api.Adapters;
using Consortium.Api.Database;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Journeys;

public sealed class MeetingTheUnexpected(TestCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_that_hangs_shows_on_the_board_and_keeps_no_other_company_waiting()
    {
        await using var service = await Service.Start(
            await cluster.Create(Ct),
            services => services.AddSingleton(new AdapterSettings { Timeout = TimeSpan.FromMilliseconds(400) }),
            demonstration: true);
        var world = await World.Begin(service.Address, await service.AnOperator());
        var members = await world.Admit("Acme", "Borealis", "Corvid", "Dunmore");
        var (acme, corvid) = (members[0], members[2]);
        await using var atAcme = await CompanyReceiver.For(acme);
        await using var hanging = await CompanyServer.Hanging();
        await corvid.ReceivesAt(hanging.Url);

        var ballot = await world.BringBeforeCommittee(await world.OnePair(acme, members[1]));
        await corvid.Votes(ballot).Is(HttpStatusCode.OK);
        await members[3].Votes(ballot).Is(HttpStatusCode.OK);

        await Eventually.Holds(_ => Task.FromResult(atAcme.Notices.Count == 1));
        await Eventually.Holds(async _ => (await world.Coordinator.Items("/api/v1/deliveries?state=retrying")).Count == 1);
        var late = Assert.Single(await world.Coordinator.Items("/api/v1/deliveries?state=retrying"));
        Assert.Equal((corvid.Id, "timed-out"), (late.GetProperty("company").GetGuid(), late.Text("fault")));
        Assert.Equal(late.Text("id"), Assert.Single(await corvid.Hr.Items("/api/v1/deliveries")).Text("id"));

        Assert.Equal(late.Text("id"), Assert.Single(await corvid.Feed()).Text("id"));
        await corvid.Hr.Post($"/api/v1/deliveries/{late.Text("id")}/receipt", body: null).Is(HttpStatusCode.OK);
        await service.CaughtUp();
        Assert.Equal("receipted", (await world.Coordinator.Get($"/api/v1/deliveries/{late.Text("id")}").Is(HttpStatusCode.OK)).Text("state"));
    }

    [Fact]
    public async Task An_event_of_a_newer_version_stops_what_reads_it_and_nothing_is_skipped()
    {
        var databases = await cluster.Create(Ct);
        await using var service = await Service.Start(databases);
        var world = await World.Begin(service.Address, await service.AnOperator());
        var acme = await world.Admit("Acme");
        var earlier = await world.OpenCohort();
        await service.CaughtUp();
        var newer = await RecordsWithANewerVersion(databases);

        await acme.Hr.Post($"/api/v1/cohorts/{earlier}/participants", acme.Person("Aurélie", "Tremblay", "mentor")).IsProblem(503, "storage.newer-version");
        var later = await world.OpenCohort();
        var behind = await Eventually.Answers(() => service.Nobody().Get("/health/ready"), HttpStatusCode.ServiceUnavailable);
        Assert.Equal("read-models-behind", behind.Text("status"));
        Assert.Equal([earlier], await Cohorts());

        await TheNewerVersionTakesOver(databases, newer);

        await Eventually.Answers(() => service.Nobody().Get("/health/ready"), HttpStatusCode.OK);
        await service.CaughtUp();
        Assert.Equal(new[] { earlier, later, newer }.Order(), (await Cohorts()).Order());
        await acme.Offers(earlier, "Aurélie", "Tremblay");

        async Task<IReadOnlyList<Guid>> Cohorts() =>
            [.. (await world.Coordinator.Items("/api/v1/cohorts")).Select(cohort => cohort.GetProperty("id").GetGuid())];
    }

    /// <summary>A cohort that was opened in a way this version does not know.</summary>
    private static async Task<Guid> RecordsWithANewerVersion(DatabaseConnections databases)
    {
        var cohort = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await using var owner = await TestDatabase.Open(databases.Owner);
        await owner.Execute(
            $$"""
            insert into consortium.mt_streams (id, type, version) values ('{{cohort}}', 'cohort', 1);
            insert into consortium.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            values (nextval('consortium.mt_events_sequence'), gen_random_uuid(), '{{cohort}}', 1,
                '{"cohort": "{{cohort}}", "from": "2027-01-04", "until": "2027-12-17", "limits": {"ofAMentor": 5, "ofAMentee": 1}, "at": "2026-11-02T09:00:00Z"}', 'cohort.opened-in-orbit', now());
            """,
            Ct);
        return cohort;
    }

    /// <summary>As if the version were installed that knows the event.</summary>
    private static async Task TheNewerVersionTakesOver(DatabaseConnections databases, Guid cohort)
    {
        await using var owner = await TestDatabase.Open(databases.Owner);
        await owner.Execute($"update consortium.mt_events set type = 'cohort.opened' where stream_id = '{cohort}'", Ct);
    }
}
