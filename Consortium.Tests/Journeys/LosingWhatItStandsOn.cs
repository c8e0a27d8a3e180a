using System.Net;
using System.Security.Cryptography;
using Consortium.Api.Database;
using Consortium.Api.Embedded;
using Consortium.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Consortium.Tests.Journeys;

public sealed class LosingWhatItStandsOn
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_whose_database_stops_says_so_and_goes_on_when_it_is_back()
    {
        var folder = Directory.CreateTempSubdirectory("consortium-");
        var postgres = await Postgres(folder.FullName);
        try
        {
            await using var service = await Service.Start(postgres.Connections, demonstration: true);
            var (world, match) = await APairBeforeCommittee(service);
            await using var atHome = await CompanyReceiver.For(world.HomesOf(match)[0]);
            var ballot = await world.BringBeforeCommittee(match);
            var (first, last) = (world.VotersOn(match)[0], world.VotersOn(match)[1]);
            await first.Votes(ballot).Is(HttpStatusCode.OK);

            await postgres.DisposeAsync();

            var vote = Vote(last, ballot);
            await vote.IsProblem(503, "storage.away");
            Assert.NotNull((await vote).Headers.RetryAfter);
            Assert.Equal("database-away", (await service.Nobody().Get("/health/ready").Is(HttpStatusCode.ServiceUnavailable)).Text("status"));
            await service.Nobody().Get("/health/live").Is(HttpStatusCode.OK);

            postgres = await Postgres(folder.FullName);

            await Eventually.Answers(() => Vote(last, ballot), HttpStatusCode.OK);
            await Eventually.Holds(_ => Task.FromResult(atHome.Notices.Count == 1));
            await Eventually.Answers(() => service.Nobody().Get("/health/ready"), HttpStatusCode.OK);
            await Eventually.Holds(async _ => (await world.Queue(match.Cohort)).Single().State == "awaiting-participants");
        }
        finally
        {
            await postgres.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_service_whose_disk_is_full_says_so_and_does_what_it_was_asked_once_there_is_room()
    {
        await using var disk = await SmallDisk.Mount(megabytes: 256);
        await using var postgres = await Postgres(disk.Folder);
        await using var service = await Service.Start(postgres.Connections, demonstration: true);
        var (world, match) = await APairBeforeCommittee(service);
        await using var atHome = await CompanyReceiver.For(world.HomesOf(match)[0]);
        var ballot = await world.BringBeforeCommittee(match);
        await world.VotersOn(match)[0].Votes(ballot).Is(HttpStatusCode.OK);
        await APageOfTheLogIsFree(postgres);

        await disk.FillUpTo(kilobytes: 64);

        // As much text as an agreement may have, and none of it compresses.
        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(140_000));
        var published = Publish();
        await published.IsProblem(503, "storage.full");
        Assert.NotNull((await published).Headers.RetryAfter);
        var last = world.VotersOn(match)[1];
        var voted = Vote(last, ballot);
        if ((await voted).StatusCode != HttpStatusCode.OK)
            await voted.IsProblem(503, "storage.full");

        disk.MakeRoom();

        await Eventually.Answers(Publish, HttpStatusCode.Created);
        await Eventually.Answers(() => Vote(last, ballot), HttpStatusCode.OK);
        await Eventually.Holds(_ => Task.FromResult(atHome.Notices.Count == 1), TimeSpan.FromSeconds(60));
        await service.CaughtUp();

        Task<HttpResponseMessage> Publish() =>
            world.Coordinator.Post("/api/v1/agreements", new { french = text, english = text }, ("Idempotency-Key", "while-full"));
    }

    private static async Task<EmbeddedPostgres> Postgres(string folder)
    {
        var postgres = await EmbeddedPostgres.Open(folder, NullLogger.Instance, TimeProvider.System, Ct);
        await Migrated.Bring(postgres.Connections, Ct);
        return postgres;
    }

    /// <summary>PostgreSQL makes its log's files ahead; when it cannot make the next one it stops, which is another fault than this.</summary>
    private static async Task APageOfTheLogIsFree(EmbeddedPostgres postgres)
    {
        await using var superuser = await TestDatabase.Open(postgres.Superuser);
        await superuser.Execute("select pg_switch_wal()", Ct);
        await superuser.Execute("checkpoint", Ct);
    }

    private static async Task<(World World, QueuedMatch Match)> APairBeforeCommittee(Service service)
    {
        var world = await World.Begin(service.Address, await service.AnOperator());
        var members = await world.Admit("Acme", "Borealis", "Corvid", "Dunmore");
        return (world, await world.OnePair(members[0], members[1]));
    }

    private static Task<HttpResponseMessage> Vote(Company voter, Guid ballot) =>
        voter.Member.Post($"/api/v1/ballots/{ballot}/votes", new { vote = "for" }, ("Idempotency-Key", "the-last-vote"));
}
