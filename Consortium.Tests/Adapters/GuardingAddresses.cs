using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Consortium.Api.Adapters;
using Consortium.Domain;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Adapters;

public class GuardingAddresses
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.8.9.10/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://172.31.255.255/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://192.0.2.1/")]
    [InlineData("https://198.18.0.1/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://255.255.255.255/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fc00::1]/")]
    [InlineData("https://[fd12:3456::1]/")]
    [InlineData("https://[ff02::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:8.8.8.8]/")]
    [InlineData("https://[::127.0.0.1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[2002:7f00:1::]/")]
    [InlineData("https://[2001:db8::1]/")]
    [InlineData("https://localhost/")]
    [InlineData("https://inside.example/")]
    [InlineData("https://half-inside.example/")]
    [InlineData("https://nowhere.example/")]
    [InlineData("amqps://ann:secret@127.0.0.1/?queue=notices")]
    [InlineData("amqps://ann:secret@127.1/?queue=notices")]
    [InlineData("amqps://ann:secret@[::1]/?queue=notices")]
    [InlineData("amqps://ann:secret@[::ffff:10.0.0.1]/?queue=notices")]
    [InlineData("amqps://ann:secret@half-inside.example/?queue=notices")]
    public async Task What_is_not_the_public_internet_may_not_be_saved(string address) =>
        Assert.Equal(AddressGuard.NotPublic, await Refusal(Guard(), address));

    [Theory]
    [InlineData("https://outside.example/notices")]
    [InlineData("https://outside.example:8443/notices?from=consortium")]
    [InlineData("https://9.9.9.9/")]
    [InlineData("https://[2620:fe::9]/")]
    [InlineData("amqps://ann:secret@outside.example?queue=notices")]
    [InlineData("amqps://ann:s%2Fe%40c%3Ar%C3%A9t@outside.example:5671/members%2Fnorth?queue=notices%20of%20decisions")]
    [InlineData("amqps://ann:secret@outside.example:443/?queue=notices")]
    public async Task A_public_address_may_be_saved(string address) => Assert.Null(await Refusal(Guard(), address));

    [Theory]
    [InlineData("")]
    [InlineData("outside.example")]
    [InlineData("/notices")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://outside.example/")]
    [InlineData("https://ann:secret@outside.example/")]
    [InlineData("https://outside.example/#there")]
    public async Task What_is_not_an_address_of_a_receiver_may_not_be_saved(string address) =>
        Assert.Equal(ReceiverAddress.Malformed, await Refusal(Guard(), address));

    [Theory]
    [InlineData("amqps:///?queue=notices")]
    [InlineData("amqps://outside.example/?queue=notices")]
    [InlineData("amqps://ann@outside.example/?queue=notices")]
    [InlineData("amqps://ann:@outside.example/?queue=notices")]
    [InlineData("amqps://ann:secret@outside.example/")]
    [InlineData("amqps://ann:secret@outside.example/?queue=")]
    [InlineData("amqps://ann:secret@outside.example/?queue=one&queue=other")]
    [InlineData("amqps://ann:secret@outside.example/?queue=notices&verify=none")]
    [InlineData("amqps://ann:secret@outside.example/one/other?queue=notices")]
    public async Task What_does_not_name_a_queue_and_its_login_may_not_be_saved_as_a_queue(string address) =>
        Assert.Equal(ReceiverAddress.QueueMalformed, await Refusal(Guard(), address));

    [Fact]
    public void The_login_is_no_part_of_the_address_that_is_kept_and_prints_as_nothing()
    {
        Assert.True(ReceiverAddress.TryParse("amqps://ann:s%2Fe%40c%3Ar%C3%A9t@outside.example/members%2Fnorth?queue=notices%20here", out var address, out _));

        Assert.Equal("amqps://outside.example/members%2Fnorth?queue=notices%20here", address.Url.OriginalString);
        Assert.Equal(("ann", "s/e@c:rét"), (address.Login!.User, address.Login.Password));
        Assert.Equal(("members/north", "notices here"), (BrokerQueue.Of(address.Url)!.VirtualHost, BrokerQueue.Of(address.Url)!.Name));
        Assert.DoesNotContain("s/e@c", address.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://outside.example/")]
    [InlineData("amqp://ann:secret@outside.example/?queue=notices")]
    public async Task An_address_without_encryption_may_not_be_saved(string address) =>
        Assert.Equal(AddressGuard.NotHttps, await Refusal(Guard(), address));

    [Theory]
    [InlineData("https://outside.example:22/")]
    [InlineData("https://outside.example:25/")]
    [InlineData("amqps://ann:secret@outside.example:25/?queue=notices")]
    public async Task A_port_of_another_service_may_not_be_saved(string address) =>
        Assert.Equal(AddressGuard.PortClosed, await Refusal(Guard(), address));

    [Fact]
    public async Task The_demonstration_lets_receivers_stand_on_this_machine_and_nowhere_else_inside()
    {
        var guard = Guard(loopback: true);

        Assert.Null(await Refusal(guard, "http://127.0.0.1:9000/"));
        Assert.Null(await Refusal(guard, "http://localhost:9000/"));
        Assert.Null(await Refusal(guard, "amqp://ann:secret@127.0.0.1:9000/?queue=notices"));
        Assert.Equal(AddressGuard.NotHttps, await Refusal(guard, "amqp://ann:secret@outside.example/?queue=notices"));
        Assert.Equal(AddressGuard.NotHttps, await Refusal(guard, "http://outside.example/"));
        Assert.Equal(AddressGuard.NotPublic, await Refusal(guard, "https://10.1.2.3/"));
    }

    [Theory]
    [InlineData("https://127.0.0.1:{0}/")]
    [InlineData("https://inside.example:{0}/")]
    [InlineData("https://half-inside.example:{0}/")]
    [InlineData("amqps://ann:secret@127.0.0.1:{0}/?queue=notices")]
    [InlineData("amqps://ann:secret@half-inside.example:{0}/?queue=notices")]
    public async Task No_connection_is_made_to_what_may_not_be_saved(string address)
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();

        var attempted = await Send(Guard(), At(inside, address));

        Assert.Equal(new Attempted(AttemptFault.AddressRefused), attempted);
        Assert.False(inside.Pending());
    }

    [Theory]
    [InlineData("https://rebound.example:{0}/")]
    [InlineData("amqps://ann:secret@rebound.example:{0}/?queue=notices")]
    public async Task A_name_that_was_public_when_saved_and_leads_inside_now_is_not_called(string rebound)
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var address = At(inside, rebound);
        var asked = 0;
        var guard = new AddressGuard(
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "9.9.9.9" : "127.0.0.1")]), loopback: false);

        Assert.Null(await Refusal(guard, address.OriginalString));
        Assert.Equal(new Attempted(AttemptFault.AddressRefused), await Send(guard, address));
        Assert.False(inside.Pending());
    }

    [Theory]
    [InlineData("https://nowhere.example/")]
    [InlineData("amqps://ann:secret@nowhere.example/?queue=notices")]
    public async Task A_name_that_leads_nowhere_today_is_tried_again_later(string address) =>
        Assert.Equal(new Attempted(AttemptFault.Unreachable), await Send(Guard(), new Uri(address)));

    private static Uri At(TcpListener listener, string address) =>
        new(string.Format(CultureInfo.InvariantCulture, address, ((IPEndPoint)listener.LocalEndpoint).Port));

    private static async Task<Refusal?> Refusal(AddressGuard guard, string address) =>
        ReceiverAddress.TryParse(address, out var parsed, out var malformed) ? await guard.Refuses(parsed.Url, Ct) : malformed;

    private static AddressGuard Guard(bool loopback = false) => new(Resolve, loopback);

    private static Task<IPAddress[]> Resolve(string host, CancellationToken ct) => host switch
    {
        "outside.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("9.9.9.9"), IPAddress.Parse("2620:fe::9")]),
        "inside.example" or "localhost" => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.IPv6Loopback]),
        "half-inside.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("9.9.9.9"), IPAddress.Loopback]),
        _ => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)),
    };

    private static async Task<Attempted> Send(AddressGuard guard, Uri url)
    {
        await using var services = Outgoing.Services(guard, new AdapterSettings(), TimeProvider.System);
        await using var queue = new AmqpQueue(guard, new AdapterSettings(), TimeProvider.System);
        var notice = new CloudEvent("0197a000", "urn:consortium:test", "consortium.test.v1", TimeProvider.System.GetUtcNow(), "nothing", new { });
        Assert.True(ReceiverAddress.TryParse(url.OriginalString, out var address, out _));
        // None of these addresses is a mailbox.
        return await new Carrier(services.GetRequiredService<Webhook>(), queue, new NoticeFolder(TimeProvider.System), mail: null!)
            .Send(new Receiver(address.Url, [WebhookSecret.New()], address.Login), notice, Ct);
    }
}
