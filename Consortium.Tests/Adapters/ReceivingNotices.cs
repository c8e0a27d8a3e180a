using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Consortium.Api.Adapters;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;

namespace Consortium.Tests.Adapters;

/// <summary>The reference receiver that companies are given.</summary>
public sealed class ReceivingNotices : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly WebhookSecret Secret = WebhookSecret.New();
    private const string Ann = "0197a000-0000-7000-8000-00000000000d";

    private readonly TemporaryFile _file = new();
    private readonly StringWriter _printed = new(), _remarks = new();

    private string[] Printed => _printed.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        _file.Dispose();
        _printed.Dispose();
        _remarks.Dispose();
    }

    [Fact]
    public async Task A_notice_is_kept_printed_and_acknowledged()
    {
        using var journal = ReceiverJournal.Open(_file.Path);

        Assert.Equal(new Attempted(null, 204), await Deliver(journal, Notice("one", 1)));

        Assert.Equal("one", JsonNode.Parse(Assert.Single(Printed))!["id"]!.ToString());
        Assert.Contains("\"one\"", File.ReadAllText(_file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_comes_again_is_acknowledged_again_and_not_printed_again()
    {
        using (var journal = ReceiverJournal.Open(_file.Path))
            await Deliver(journal, Notice("one", 1));

        using (var reopened = ReceiverJournal.Open(_file.Path))
            Assert.Equal(new Attempted(null, 204), await Deliver(reopened, Notice("one", 1)));

        Assert.Single(Printed);
    }

    [Fact]
    public async Task A_notice_signed_with_another_secret_is_not_believed()
    {
        using var journal = ReceiverJournal.Open(_file.Path);

        Assert.Equal(new Attempted(AttemptFault.Status, 401), await Deliver(journal, Notice("one", 1), signedWith: WebhookSecret.New()));
        Assert.Empty(Printed);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public async Task A_notice_that_is_too_old_or_too_new_is_not_believed(int seconds)
    {
        using var journal = ReceiverJournal.Open(_file.Path);

        Assert.Equal(new Attempted(AttemptFault.Status, 400), await Deliver(journal, Notice("one", 1), sentAt: Monday.AddSeconds(seconds)));
        Assert.Empty(Printed);
    }

    [Fact]
    public async Task A_missing_number_is_remarked()
    {
        using var journal = ReceiverJournal.Open(_file.Path);
        await Deliver(journal, Notice("one", 1));

        await Deliver(journal, Notice("four", 4));
        await Deliver(journal, Notice("two", 2));

        Assert.Equal("""{"missingFrom":2,"missingTo":3}""", _remarks.ToString().Trim());
    }

    [Fact]
    public void A_line_that_the_power_cut_short_is_forgotten_and_the_rest_is_not()
    {
        using (var journal = ReceiverJournal.Open(_file.Path))
            journal.Take(Json(Notice("one", 1)), fromFeed: true);
        File.AppendAllText(_file.Path, """{"fromFeed":false,"notice":{"id":"tw""");

        using var reopened = ReceiverJournal.Open(_file.Path);

        Assert.Equal(["one"], reopened.Unreceipted);
        Assert.False(reopened.Take(Json(Notice("one", 1)), fromFeed: true).IsNew);
        Assert.True(reopened.Take(Json(Notice("two", 2)), fromFeed: true).IsNew);
    }

    [Fact]
    public void A_receipt_that_the_service_has_is_remembered()
    {
        using (var journal = ReceiverJournal.Open(_file.Path))
        {
            journal.Take(Json(Notice("one", 1)), fromFeed: true);
            journal.Take(Json(Notice("two", 2)), fromFeed: true);
            journal.Receipted("one");
        }

        using var reopened = ReceiverJournal.Open(_file.Path);

        Assert.Equal(["two"], reopened.Unreceipted);
    }

    [Fact, Trait("Rule", "L-41")]
    public async Task An_erasure_takes_the_persons_name_out_of_what_was_kept_and_nobody_elses()
    {
        using var journal = ReceiverJournal.Open(_file.Path);
        await Deliver(journal, Naming("one", 1, "Ann Tremblay", "Ben Okafor"));
        await Deliver(journal, Notice("two", 2));

        await Deliver(journal, Erasure("three", 3));
        await Deliver(journal, Notice("four", 4));

        var kept = await File.ReadAllTextAsync(_file.Path, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Tremblay", kept, StringComparison.Ordinal);
        Assert.Contains("Ben Okafor", kept, StringComparison.Ordinal);
        Assert.Equal(["one", "two", "three", "four"], kept.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!["notice"]!["id"]!.ToString()));
        Assert.Equal($$"""{"forgotten":"{{Ann}}","notices":1}""", _remarks.ToString().Trim());
        Assert.Equal([Ann], journal.Unacknowledged);
    }

    [Fact, Trait("Rule", "L-41")]
    public async Task An_erasure_twice_forgets_once()
    {
        using (var journal = ReceiverJournal.Open(_file.Path))
        {
            await Deliver(journal, Erasure("one", 1));
            journal.Acknowledged(Ann);
        }

        using var reopened = ReceiverJournal.Open(_file.Path);
        Assert.Equal(new Attempted(null, 204), await Deliver(reopened, Erasure("one", 1)));
        await Deliver(reopened, Erasure("again, as after a restore", 1));

        Assert.Empty(reopened.Unacknowledged);
        Assert.Equal(2, Printed.Length);
    }

    [Fact, Trait("Rule", "L-41")]
    public async Task A_notice_that_comes_after_the_erasure_is_kept_and_printed_without_the_name()
    {
        using (var journal = ReceiverJournal.Open(_file.Path))
            await Deliver(journal, Erasure("two", 2));

        using var reopened = ReceiverJournal.Open(_file.Path);
        await Deliver(reopened, Naming("one", 1, "Ann Tremblay", "Ben Okafor"));

        foreach (var text in new[] { await File.ReadAllTextAsync(_file.Path, TestContext.Current.CancellationToken), _printed.ToString() })
        {
            Assert.DoesNotContain("Tremblay", text, StringComparison.Ordinal);
            Assert.Contains("Ben Okafor", text, StringComparison.Ordinal);
        }
    }

    private static CloudEvent Naming(string id, long number, string ann, string ben) => new(
        id, "urn:consortium:test", "consortium.decision.v1", Monday, "a decision",
        new { Number = number, Mentor = new { Id = Ann, Name = ann }, Mentee = new { Id = "0197a000-0000-7000-8000-00000000000e", Name = ben } });

    private static CloudEvent Erasure(string id, long number) =>
        new(id, "urn:consortium:test", "consortium.erasure.v1", Monday, Ann, new { Number = number, Person = Ann, Matches = Array.Empty<string>() });

    private static CloudEvent Notice(string id, long number) =>
        new(id, "urn:consortium:test", "consortium.decision.v1", Monday, "a decision", new { Number = number });

    private static JsonObject Json(CloudEvent notice) => JsonNode.Parse(Encoding.UTF8.GetString(notice.Written()))!.AsObject();

    private async Task<Attempted> Deliver(
        ReceiverJournal journal, CloudEvent notice, WebhookSecret? signedWith = null, DateTimeOffset? sentAt = null)
    {
        var receiver = new ReferenceReceiver([Secret], journal, _printed, _remarks, new StoppedClock(Monday));
        await using var server = await CompanyServer.Start(receiver.Receive);
        return await Outgoing.Send(
            new AddressGuard(Dns.GetHostAddressesAsync, loopback: true),
            new AdapterSettings(),
            new StoppedClock(sentAt ?? Monday),
            new Receiver(server.Url, [signedWith ?? Secret]),
            notice);
    }
}
