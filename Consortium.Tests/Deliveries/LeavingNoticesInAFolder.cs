using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Consortium.Api;
using Consortium.Api.Adapters;
using Consortium.Api.Verbs;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static Consortium.Tests.Deliveries.Notices;

namespace Consortium.Tests.Deliveries;

public sealed class LeavingNoticesInAFolder(TestDatabase database, TestCluster cluster) : IClassFixture<TestDatabase>, IDisposable
{
    private static readonly Uri Files = new(ReceiverAddress.Folder);
    private static readonly CloudEvent Notice = new("0197a000", "urn:consortium:test", "consortium.decision.v1", Monday, "a decision", new { Number = 7 });

    private readonly SharedFolder _shared = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _shared.Dispose();

    [Fact]
    public async Task A_notice_is_taken_once_however_often_it_was_left_and_its_file_goes()
    {
        await using var service = await DeliveringService.Start(database.Connections, folder: _shared.Path);
        var (company, secret) = await service.Member(Files);
        var folder = _shared.Make(company);
        var notice = To(company);

        await service.Issue(notice);
        await service.Issue(notice);
        await service.IsReceipted(notice);
        await using (var receiver = PullingReceiver.OfFolder(folder, secret))
        {
            await Eventually.Holds(_ => Task.FromResult(receiver.Taken > 0 && Directory.GetFileSystemEntries(folder).Length == 0));
            await Carrier().Send(new Receiver(Files, [secret], Folder: folder), Again(receiver.Notices[0]), Ct);
            await Eventually.Holds(_ => Task.FromResult(Directory.GetFileSystemEntries(folder).Length == 0));

            Assert.Equal(notice.Delivery.Value.ToString(), Assert.Single(receiver.Notices)["id"]!.ToString());
            Assert.DoesNotContain(receiver.Remarks, remark => remark.ContainsKey("refused"));
        }
    }

    [Fact]
    public async Task A_company_whose_folder_is_missing_gets_its_notice_once_the_operator_made_it()
    {
        var clock = new ShiftedClock();
        await using var service = await DeliveringService.Start(database.Connections, clock, folder: _shared.Path);
        var (company, _) = await service.Member(Files);
        var notice = await service.Issue(To(company));
        Delivery.Open? waiting = null;
        await Eventually.Holds(async _ => (waiting = await service.Delivery(notice) as Delivery.Open) is { Attempts: 1, NextAttempt: not null });

        var folder = _shared.Make(company);
        clock.PassTo(waiting!.NextAttempt!.Value);
        await service.IsReceipted(notice);

        Assert.Equal($"{notice.Delivery.Value}.json", Path.GetFileName(Assert.Single(Directory.GetFiles(folder))));
    }

    [Fact]
    public async Task A_folder_that_is_missing_or_closed_is_a_fault_and_leaves_nothing()
    {
        var secret = WebhookSecret.New();
        var file = Path.Combine(_shared.Path, "no folder");
        await File.WriteAllTextAsync(file, "", Ct);
        var folder = _shared.Make(Acme);
        Directory.CreateDirectory(Path.Combine(folder, "0197a000.json"));

        Assert.Equal(new Attempted(AttemptFault.FolderMissing), await Carrier().Send(new Receiver(Files, [secret], Folder: null), Notice, Ct));
        Assert.Equal(new Attempted(AttemptFault.FolderMissing), await Carrier().Send(new Receiver(Files, [secret], Folder: file), Notice, Ct));
        Assert.Equal(new Attempted(AttemptFault.FolderClosed), await Carrier().Send(new Receiver(Files, [secret], Folder: folder), Notice, Ct));
    }

    [Fact]
    public async Task A_file_is_signed_with_every_secret_in_force_and_one_that_is_not_is_put_aside()
    {
        var (current, before) = (WebhookSecret.New(), WebhookSecret.New());
        var folder = _shared.Make(Acme);
        await Carrier().Send(new Receiver(Files, [current, before], Folder: folder), Notice, Ct);
        await Carrier().Send(new Receiver(Files, [WebhookSecret.New()], Folder: folder), Notice with { Id = "forged" }, Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "scrap.json"), "{", Ct);

        foreach (var secret in (WebhookSecret[])[current, before])
        {
            await Carrier().Send(new Receiver(Files, [current, before], Folder: folder), Notice, Ct);
            await using var receiver = PullingReceiver.OfFolder(folder, secret);
            await Eventually.Holds(_ => Task.FromResult(receiver.Taken == 1));
        }

        await Eventually.Holds(_ => Task.FromResult(Directory.GetFiles(folder).Length == 0));
        Assert.Equal(
            ["forged.json", "scrap.json"],
            Directory.GetFiles(Path.Combine(folder, FolderPull.Aside)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact, Trait("Rule", "L-41")]
    public async Task An_erasure_takes_the_name_out_of_files_that_were_not_fetched_yet_and_they_are_believed_all_the_same()
    {
        await using var service = await Service.Start(
            await cluster.Create(Ct), services => services.Replace(ServiceDescriptor.Singleton(new AdapterSettings { Folder = _shared.Path })));
        var world = await World.Begin(service.Address, await service.AnOperator());
        var members = await world.Admit("Acme", "Borealis", "Corvid", "Dunmore");
        var (acme, borealis) = (members[0], members[1]);
        var folder = _shared.Make(borealis.Id);
        var secret = WebhookSecret.Parse(await borealis.ReceivesAt(Files))!;
        var match = await world.OnePair(acme, borealis);
        var ballot = await world.BringBeforeCommittee(match);
        foreach (var voter in world.VotersOn(match))
            await voter.Votes(ballot);
        await Eventually.Holds(_ => Task.FromResult(Directory.GetFiles(folder, "*.json").Length == 1));
        Assert.Contains("Tremblay", Everything(folder), StringComparison.Ordinal);

        await acme.Hr.Post($"/api/v1/participants/{match.Mentor}/erasure", body: null).Is(HttpStatusCode.Accepted);
        await Eventually.Holds(_ => Task.FromResult(Directory.GetFiles(folder, "*.json").Length == 2));

        Assert.DoesNotContain("Tremblay", Everything(folder), StringComparison.Ordinal);
        await using var receiver = PullingReceiver.OfFolder(folder, secret);
        await Eventually.Holds(_ => Task.FromResult(receiver.Taken == 2));
        Assert.DoesNotContain(receiver.Remarks, remark => remark.ContainsKey("refused"));
        Assert.Contains(receiver.Notices, notice => notice.ToJsonString().Contains("Okafor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_company_leaves_in_its_folder_leads_an_erasure_into_no_other()
    {
        const string ann = "0197a000-0000-7000-8000-0000000000aa";
        var (secret, own, others) = (WebhookSecret.New(), _shared.Make(Acme), _shared.Make(Borealis));
        var told = Notice with { Id = "told", Data = new { Mentor = new { Id = ann, Name = "Ann" } } };
        await Carrier().Send(new Receiver(Files, [WebhookSecret.New()], Folder: others), told, Ct);
        var before = Everything(others);
        File.CreateSymbolicLink(Path.Combine(own, "linked.json"), Path.Combine(others, "told.json"));
        File.CreateSymbolicLink(Path.Combine(own, "erasure.json.unfinished"), Path.Combine(others, "told.json"));
        var planted = new JsonObject { ["id"] = $"../{Borealis.Value}/told", ["data"] = new JsonObject { ["mentor"] = new JsonObject { ["id"] = ann, ["name"] = "Ann" } } };
        var odd = new JsonObject { ["data"] = new JsonObject { ["mentor"] = new JsonObject { ["id"] = 7, ["name"] = "Ann" } } };
        foreach (var (name, body) in new[] { ("planted", planted), ("odd", odd) })
            await File.WriteAllTextAsync(Path.Combine(own, $"{name}.json"), new JsonObject { ["body"] = body.ToJsonString() }.ToJsonString(), Ct);

        var erasure = Notice with { Id = "erasure", Type = "consortium.erasure.v1", Subject = ann };
        var sent = await Carrier().Send(new Receiver(Files, [secret], Folder: own), erasure, Ct);

        Assert.Equal(new Attempted(Fault: null), sent);
        Assert.Equal(before, Everything(others));
        Assert.Equal(["erasure.json", "linked.json", "odd.json", "planted.json"], Directory.GetFiles(own).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Ann", await File.ReadAllTextAsync(Path.Combine(own, "planted.json"), Ct), StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(Path.Combine(own, "linked.json")).LinkTarget);
    }

    [Fact]
    public async Task An_operator_who_offers_no_folders_refuses_a_company_that_asks_for_one()
    {
        await using var service = await Service.Start(await cluster.Create(Ct));
        var world = await World.Begin(service.Address, await service.AnOperator());
        var acme = (await world.Admit("Acme", "Borealis", "Corvid", "Dunmore"))[0];

        await acme.Hr.Send(HttpMethod.Put, $"/api/v1/companies/{acme.Id}/receiver", new { url = ReceiverAddress.Folder })
            .IsProblem(409, "receiver.folder-not-offered");
    }

    [Fact]
    public async Task The_verb_takes_what_lies_in_the_folder()
    {
        var (secret, folder) = (WebhookSecret.New(), _shared.Make(Acme));
        using var journal = new TemporaryFile();
        await Carrier().Send(new Receiver(Files, [secret], Folder: folder), Notice, Ct);

        using var verb = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Hosting).Assembly.Location, "receive", "--folder", folder, "--journal", journal.Path, "--until-input-ends"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { [ReceiveVerb.SecretVariable] = secret.Reveal() },
        })!;

        Assert.Equal("0197a000", JsonNode.Parse((await verb.StandardOutput.ReadLineAsync(Ct))!)!["id"]!.ToString());
        verb.StandardInput.Close();
        await verb.WaitForExitAsync(Ct);
        Assert.Equal(0, verb.ExitCode);
    }

    private static NoticeFolder Carrier() => new(new StoppedClock(Monday));

    /// <summary>What the service would leave for a notice that the company took already.</summary>
    private static CloudEvent Again(JsonObject taken) => Notice with { Id = taken["id"]!.ToString() };

    private static string Everything(string folder) => string.Concat(Directory.GetFiles(folder).Select(File.ReadAllText));
}
