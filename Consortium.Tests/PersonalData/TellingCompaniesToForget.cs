using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Consortium.Api.Adapters;
using Consortium.Tests.Support;

namespace Consortium.Tests.PersonalData;

[Collection(nameof(TestBroker)), Trait("Rule", "L-41")]
public sealed class TellingCompaniesToForget(TestCluster cluster, TestBroker broker)
{
    private const string Erasure = "consortium.erasure.v1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_that_had_the_name_is_told_once_by_its_own_way_and_its_copy_is_gone()
    {
        await using var service = await Service.Start(await cluster.Create(Ct), demonstration: true);
        var world = await World.Begin(service.Address, await service.AnOperator());
        var (acme, borealis, corvid, _) = await Members(world);
        await using var posted = await CompanyReceiver.For(acme);
        var queue = broker.Address(await broker.Queue());
        await using var queued = PullingReceiver.OfQueue(queue, WebhookSecret.Parse(await borealis.ReceivesAt(queue))!);
        await using var bare = await CompanyReceiver.For(corvid);
        var match = await Decided(world, acme, borealis);
        await Eventually.Holds(_ => Task.FromResult(posted.Notices.Count == 1 && queued.Taken == 1 && bare.Notices.Count == 1));
        Assert.All([posted.Kept, queued.Kept], kept => Assert.Contains("Tremblay", kept, StringComparison.Ordinal));

        await acme.Hr.Post($"/api/v1/participants/{match.Mentor}/erasure", body: null).Is(HttpStatusCode.Accepted);
        await acme.Hr.Post($"/api/v1/participants/{match.Mentor}/erasure", body: null).Is(HttpStatusCode.Accepted);
        await Eventually.Holds(async _ => (await Told(world)).Count(one => one.Text("state") is "receipted") == 2 && queued.Taken == 2);

        foreach (var (told, kept) in new[] { (posted.Notices, posted.Kept), (queued.Notices, queued.Kept) })
        {
            var erasure = told[1];
            Assert.Equal((2, Erasure, match.Mentor.ToString()), (told.Count, erasure["type"]!.ToString(), erasure["subject"]!.ToString()));
            Assert.True(JsonNode.DeepEquals(
                new JsonObject { ["number"] = 2, ["person"] = match.Mentor, ["matches"] = new JsonArray(match.Id) }, erasure["data"]));
            Assert.DoesNotContain("Tremblay", kept, StringComparison.Ordinal);
            Assert.Contains("Okafor", kept, StringComparison.Ordinal);
        }

        Assert.Equal(
            new[] { acme.Id, borealis.Id }.Order(), (await Told(world)).Select(one => one.GetProperty("company").GetGuid()).Order());
        Assert.DoesNotContain(Erasure, bare.Notices.Select(notice => notice["type"]!.ToString()));
        Assert.Equal([match.Mentor.ToString()], posted.Remarks.Select(remark => remark["forgotten"]!.ToString()));
    }

    [Fact]
    public async Task A_company_that_reads_its_feed_finds_it_there_and_says_that_it_forgot()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var world = await World.Begin(service.Address, await service.AnOperator());
        var (acme, borealis, _, _) = await Members(world);
        var match = await Decided(world, acme, borealis);
        using var file = new TemporaryFile();
        using var journal = ReceiverJournal.Open(file.Path);
        using var feed = new FeedPull(
            service.Address, borealis.Hr.Token!, new ReferenceReceiver([], journal, TextWriter.Null, TextWriter.Null, service.Clock), journal);
        await feed.Pull(Ct);
        Assert.Contains("Tremblay", await File.ReadAllTextAsync(file.Path, Ct), StringComparison.Ordinal);

        await acme.Hr.Post($"/api/v1/participants/{match.Mentor}/erasure", body: null).Is(HttpStatusCode.Accepted);
        await Eventually.Holds(async _ => (await borealis.Feed()).Count == 2);
        await feed.Pull(Ct);
        await feed.Pull(Ct);

        Assert.DoesNotContain("Tremblay", await File.ReadAllTextAsync(file.Path, Ct), StringComparison.Ordinal);
        Assert.Empty(journal.Unacknowledged);
        await Eventually.Holds(async _ => (await borealis.Hr.Items("/api/v1/erasures")).Single().Text("state") is "forgotten");
        Assert.Equal("to-forget", (await acme.Hr.Items("/api/v1/erasures")).Single().Text("state"));
    }

    [Fact]
    public async Task A_decision_that_is_sent_again_afterwards_holds_no_name()
    {
        var status = 500;
        await using var server = await CompanyServer.Start(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var service = await Service.Start(await cluster.Create(Ct), demonstration: true);
        var world = await World.Begin(service.Address, await service.AnOperator());
        var (acme, borealis, _, _) = await Members(world);
        await borealis.ReceivesAt(server.Url);
        var match = await Decided(world, acme, borealis);
        await Eventually.Holds(async _ => (await world.Coordinator.Items("/api/v1/deliveries?state=retrying")).Count == 1);
        var decision = (await world.Coordinator.Items("/api/v1/deliveries?state=retrying")).Single().Text("id");
        await acme.Hr.Post($"/api/v1/participants/{match.Mentor}/erasure", body: null).Is(HttpStatusCode.Accepted);
        await Eventually.Holds(async _ => (await Told(world)).Count == 2);

        status = 204;
        await world.Coordinator.Post($"/api/v1/deliveries/{decision}/replay", body: null).Is(HttpStatusCode.OK);
        await Eventually.Holds(async _ => (await world.Coordinator.Get($"/api/v1/deliveries/{decision}").Is(HttpStatusCode.OK)).Text("state") is "receipted");

        var sent = server.Received.Where(request => request.Headers["webhook-id"] == decision).Select(request => Encoding.UTF8.GetString(request.Body)).ToList();
        Assert.Contains("Tremblay", sent[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", sent[^1], StringComparison.Ordinal);
        Assert.Contains("Okafor", sent[^1], StringComparison.Ordinal);
    }

    private static async Task<(Company Acme, Company Borealis, Company Corvid, Company Dunmore)> Members(World world) =>
        await world.Admit("Acme", "Borealis", "Corvid", "Dunmore") is [var acme, var borealis, var corvid, var dunmore]
            ? (acme, borealis, corvid, dunmore)
            : throw new InvalidOperationException("Four companies were admitted.");

    /// <summary>A decided match of a mentor of the one and a mentee of the other; both companies' feeds hold it.</summary>
    private static async Task<QueuedMatch> Decided(World world, Company mentors, Company mentees)
    {
        var match = await world.OnePair(mentors, mentees);
        var ballot = await world.BringBeforeCommittee(match);
        foreach (var voter in world.VotersOn(match))
            await voter.Votes(ballot);
        await Eventually.Holds(async _ => (await mentors.Feed()).Count == 1 && (await mentees.Feed()).Count == 1);
        return match;
    }

    private static async Task<IReadOnlyList<JsonElement>> Told(World world) =>
        [.. (await world.Coordinator.Items("/api/v1/deliveries?limit=200")).Where(delivery => delivery.Text("kind") is "erasure")];
}
