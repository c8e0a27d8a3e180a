using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Consortium.Api.Adapters;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using RabbitMQ.Client;

namespace Consortium.Tests.Adapters;

[Collection(nameof(TestBroker))]
public sealed class CarryingToAQueue(TestBroker broker)
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly CloudEvent Notice = new("0197a000", "urn:consortium:test", "consortium.decision.v1", Monday, "a decision", new { Number = 7 });
    private static readonly Attempted Taken = new(Fault: null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_queue_holds_the_envelope_on_disk_and_signed_with_every_secret_in_force()
    {
        var queue = await broker.Queue();
        var (current, before, foreign) = (WebhookSecret.New(), WebhookSecret.New(), WebhookSecret.New());
        await using var carrier = Carrier();

        Assert.Equal(Taken, await Send(carrier, broker.Address(queue), current, before));

        var message = Assert.Single(await broker.Messages(queue));
        var (properties, body) = (message.BasicProperties, message.Body.ToArray());
        Assert.Equal(
            ("application/cloudevents+json", DeliveryModes.Persistent, "0197a000"), (properties.ContentType, properties.DeliveryMode, properties.MessageId));
        Assert.Equal(Notice.Written(), body);
        Assert.Equal("0197a000", Header(message, "webhook-id"));
        Assert.Equal(Monday.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Header(message, "webhook-timestamp"));
        Assert.True(current.Signed(Header(message, "webhook-signature"), "0197a000", Monday.ToUnixTimeSeconds(), body));
        Assert.True(before.Signed(Header(message, "webhook-signature"), "0197a000", Monday.ToUnixTimeSeconds(), body));
        Assert.False(foreign.Signed(Header(message, "webhook-signature"), "0197a000", Monday.ToUnixTimeSeconds(), body));
    }

    [Fact]
    public async Task A_queue_that_is_missing_is_a_fault_until_the_company_declares_it()
    {
        var name = $"notices-{Guid.CreateVersion7()}";
        await using var carrier = Carrier();

        Assert.Equal(new Attempted(AttemptFault.QueueMissing), await Send(carrier, broker.Address(name)));

        await broker.Queue(name);
        Assert.Equal(Taken, await Send(carrier, broker.Address(name)));
        Assert.Single(await broker.Messages(name));
    }

    [Fact]
    public async Task A_full_queue_that_refuses_is_a_fault()
    {
        var queue = await broker.Queue(arguments: new() { ["x-max-length"] = 1, ["x-overflow"] = "reject-publish" });
        await using var carrier = Carrier();

        Assert.Equal(Taken, await Send(carrier, broker.Address(queue)));
        Assert.Equal(new Attempted(AttemptFault.NotTaken), await Send(carrier, broker.Address(queue)));
        Assert.Single(await broker.Messages(queue));
    }

    [Fact]
    public async Task A_login_that_the_broker_does_not_know_or_let_in_is_a_fault()
    {
        var queue = await broker.Queue();
        await using var carrier = Carrier();

        Assert.Equal(new Attempted(AttemptFault.LoginRefused), await Send(carrier, broker.Address(queue, password: "wrong")));
        Assert.Equal(new Attempted(AttemptFault.LoginRefused), await Send(carrier, broker.Address(queue, virtualHost: "elsewhere")));
        Assert.Empty(await broker.Messages(queue));
    }

    [Fact]
    public async Task Nobody_listening_is_unreachable()
    {
        await using var relay = new Relay(broker.Port);
        var port = relay.Port;
        await relay.DisposeAsync();
        await using var carrier = Carrier();

        Assert.Equal(new Attempted(AttemptFault.Unreachable), await Send(carrier, broker.Address("notices", port: port)));
    }

    [Fact]
    public async Task What_the_broker_did_not_confirm_is_not_receipted_although_the_queue_may_hold_it()
    {
        var queue = await broker.Queue();
        await using var relay = new Relay(broker.Port);
        await using var carrier = Carrier(patience: TimeSpan.FromSeconds(2));
        Assert.Equal(Taken, await Send(carrier, broker.Address(queue, port: relay.Port)));

        relay.IsMute = true;
        Assert.Equal(new Attempted(AttemptFault.TimedOut), await Send(carrier, broker.Address(queue, port: relay.Port)));
        relay.IsMute = false;
        Assert.Equal(Taken, await Send(carrier, broker.Address(queue, port: relay.Port)));

        Assert.Equal(2, relay.Made);
        Assert.InRange((await broker.Messages(queue)).Count, 2, 3);
    }

    [Fact]
    public async Task A_broker_that_never_says_hello_is_not_waited_for()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var carrier = Carrier(patience: TimeSpan.FromMilliseconds(300));

        Assert.Equal(
            new Attempted(AttemptFault.TimedOut), await Send(carrier, broker.Address("notices", port: ((IPEndPoint)silent.LocalEndpoint).Port)));
    }

    [Fact]
    public async Task Attempts_share_one_connection_and_the_next_after_it_broke_opens_another()
    {
        var queue = await broker.Queue();
        await using var relay = new Relay(broker.Port);
        await using var carrier = Carrier();
        var address = broker.Address(queue, port: relay.Port);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Send(carrier, address)));
        Assert.All(attempts, attempted => Assert.Equal(Taken, attempted));
        Assert.Equal(1, relay.Made);

        relay.Cut();
        await Eventually.Holds(async _ => await Send(carrier, address) == Taken);
        Assert.Equal(2, relay.Made);
    }

    [Fact]
    public async Task A_connection_that_nothing_uses_is_closed_and_so_are_all_at_the_end()
    {
        var queue = await broker.Queue();
        var clock = new ShiftedClock();
        await using var relay = new Relay(broker.Port);
        var carrier = new AmqpQueue(new AddressGuard(Dns.GetHostAddressesAsync, loopback: true), new AdapterSettings(), clock);
        var address = broker.Address(queue, port: relay.Port);

        await Send(carrier, address);
        await carrier.CloseUnused();
        Assert.Equal(1, relay.Open);

        clock.PassTo(clock.GetUtcNow() + AmqpQueue.Idle);
        await carrier.CloseUnused();
        await Eventually.Holds(_ => Task.FromResult(relay.Open == 0));

        Assert.Equal(Taken, await Send(carrier, address));
        await carrier.DisposeAsync();
        await Eventually.Holds(_ => Task.FromResult(relay.Open == 0));
    }

    [Fact]
    public async Task A_broker_has_to_prove_with_its_certificate_that_it_is_the_host_of_the_address()
    {
        using var key = RSA.Create(2048);
        var self = new CertificateRequest("CN=broker.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var impostor = new TcpListener(IPAddress.Loopback, 0);
        impostor.Start();
        var asked = AskedFor(impostor, self);
        await using var carrier = new AmqpQueue(
            new AddressGuard((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]), loopback: true), new AdapterSettings(), TimeProvider.System);

        var attempted = await Send(carrier, new Uri($"amqps://ann:secret@broker.example:{((IPEndPoint)impostor.LocalEndpoint).Port}/?queue=notices"));

        Assert.Equal(new Attempted(AttemptFault.Unreachable), attempted);
        Assert.Equal("broker.example", await asked);
    }

    private static async Task<string?> AskedFor(TcpListener listener, X509Certificate2 certificate)
    {
        string? asked = null;
        using var client = await listener.AcceptTcpClientAsync(Ct);
        await using var tls = new SslStream(client.GetStream());
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await tls.AuthenticateAsServerAsync(
                (_, hello, _, _) =>
                {
                    asked = hello.ServerName;
                    return ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificate = certificate });
                },
                null,
                Ct);
            await tls.ReadExactlyAsync(new byte[1], Ct);
        });
        return asked;
    }

    private static AmqpQueue Carrier(TimeSpan? patience = null) => new(
        new AddressGuard(Dns.GetHostAddressesAsync, loopback: true),
        new AdapterSettings { Timeout = patience ?? TimeSpan.FromSeconds(30) },
        new StoppedClock(Monday));

    private static Task<Attempted> Send(AmqpQueue carrier, Uri address, params IReadOnlyList<WebhookSecret> secrets)
    {
        Assert.True(ReceiverAddress.TryParse(address.OriginalString, out var parsed, out _));
        return carrier.Send(new Receiver(parsed.Url, secrets.Count > 0 ? secrets : [WebhookSecret.New()], parsed.Login), Notice, Ct);
    }

    private static string Header(BasicGetResult message, string name) => Encoding.UTF8.GetString((byte[])message.BasicProperties.Headers![name]!);
}
