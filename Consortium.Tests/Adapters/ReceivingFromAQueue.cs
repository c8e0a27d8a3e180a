using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Consortium.Api;
using Consortium.Api.Adapters;
using Consortium.Api.Verbs;
using Consortium.Tests.Support;

namespace Consortium.Tests.Adapters;

/// <summary>The reference receiver that takes notices from a queue.</summary>
[Collection(nameof(TestBroker))]
public sealed class ReceivingFromAQueue(TestBroker broker)
{
    private static readonly WebhookSecret Secret = WebhookSecret.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_is_taken_once_however_often_it_comes_and_however_long_it_waited()
    {
        var queue = await broker.Queue();
        await Send(queue, "one", at: TimeProvider.System.GetUtcNow().AddDays(-3));
        await Send(queue, "one");
        await Send(queue, "two");

        await using (var receiver = PullingReceiver.OfQueue(broker.Address(queue), Secret))
        {
            await Eventually.Holds(_ => Task.FromResult(receiver.Taken == 2));
            Assert.Equal(["one", "two"], receiver.Notices.Select(notice => notice["id"]!.ToString()));
        }

        Assert.Empty(await broker.Messages(queue));
    }

    [Fact]
    public async Task A_message_that_is_not_signed_with_the_secret_goes_to_the_dead_letters_and_holds_nothing_up()
    {
        var dead = await broker.Queue();
        var queue = await broker.Queue(arguments: new() { ["x-dead-letter-exchange"] = "", ["x-dead-letter-routing-key"] = dead });
        await Send(queue, "forged", signedWith: WebhookSecret.New());
        await Send(queue, "one");

        await using var receiver = PullingReceiver.OfQueue(broker.Address(queue), Secret);
        await Eventually.Holds(_ => Task.FromResult(receiver.Taken == 1));

        Assert.Equal("one", Assert.Single(receiver.Notices)["id"]!.ToString());
        Assert.Equal("forged", Assert.Single(await broker.Messages(dead)).BasicProperties.MessageId);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_yet_is_asked_for_again()
    {
        var name = $"notices-{Guid.CreateVersion7()}";
        await using var receiver = PullingReceiver.OfQueue(broker.Address(name), Secret);
        await Eventually.Holds(_ => Task.FromResult(receiver.Remarks.Any(remark => remark.ContainsKey("queueLost"))));

        await broker.Queue(name);
        await Send(name, "one");

        await Eventually.Holds(_ => Task.FromResult(receiver.Taken == 1));
    }

    [Fact]
    public async Task The_verb_reads_the_address_with_its_login_from_the_environment()
    {
        var queue = await broker.Queue();
        using var journal = new TemporaryFile();
        using var verb = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Hosting).Assembly.Location, "receive", "--journal", journal.Path, "--until-input-ends"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [ReceiveVerb.QueueVariable] = broker.Address(queue).OriginalString, [ReceiveVerb.SecretVariable] = Secret.Reveal() },
        })!;

        await Send(queue, "one");

        Assert.Equal("one", JsonNode.Parse((await verb.StandardOutput.ReadLineAsync(Ct))!)!["id"]!.ToString());
        verb.StandardInput.Close();
        Assert.DoesNotContain("refused", await verb.StandardError.ReadToEndAsync(Ct), StringComparison.Ordinal);
        await verb.WaitForExitAsync(Ct);
        Assert.Equal(0, verb.ExitCode);
        Assert.Contains("\"one\"", await File.ReadAllTextAsync(journal.Path, Ct), StringComparison.Ordinal);
    }

    private async Task Send(string queue, string id, WebhookSecret? signedWith = null, DateTimeOffset? at = null)
    {
        var now = at ?? TimeProvider.System.GetUtcNow();
        await using var carrier = new AmqpQueue(new AddressGuard(Dns.GetHostAddressesAsync, loopback: true), new AdapterSettings(), new StoppedClock(now));
        Assert.True(ReceiverAddress.TryParse(broker.Address(queue).OriginalString, out var address, out _));
        var notice = new CloudEvent(id, "urn:consortium:test", "consortium.decision.v1", now, "a decision", new { });
        Assert.Equal(new Attempted(Fault: null), await carrier.Send(new Receiver(address.Url, [signedWith ?? Secret], address.Login), notice, Ct));
    }
}
