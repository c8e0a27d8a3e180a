using System.Net;
using System.Net.Sockets;
using Consortium.Api.Adapters;
using Consortium.Domain.Deliveries;

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
    public async Task What_is_not_the_public_internet_may_not_be_saved(string address) =>
        Assert.Equal(AddressGuard.NotPublic, await Guard().Refuses(address, Ct));

    [Theory]
    [InlineData("https://outside.example/notices")]
    [InlineData("https://outside.example:8443/notices?from=consortium")]
    [InlineData("https://9.9.9.9/")]
    [InlineData("https://[2620:fe::9]/")]
    public async Task A_public_address_may_be_saved(string address) => Assert.Null(await Guard().Refuses(address, Ct));

    [Theory]
    [InlineData("")]
    [InlineData("outside.example")]
    [InlineData("/notices")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://outside.example/")]
    [InlineData("https://ann:secret@outside.example/")]
    [InlineData("https://outside.example/#there")]
    public async Task What_is_not_an_address_of_a_receiver_may_not_be_saved(string address) =>
        Assert.Equal(AddressGuard.Malformed, await Guard().Refuses(address, Ct));

    [Fact]
    public async Task An_address_without_encryption_may_not_be_saved() =>
        Assert.Equal(AddressGuard.NotHttps, await Guard().Refuses("http://outside.example/", Ct));

    [Theory]
    [InlineData("https://outside.example:22/")]
    [InlineData("https://outside.example:25/")]
    public async Task A_port_of_another_service_may_not_be_saved(string address) =>
        Assert.Equal(AddressGuard.PortClosed, await Guard().Refuses(address, Ct));

    [Fact]
    public async Task The_demonstration_lets_receivers_stand_on_this_machine_and_nowhere_else_inside()
    {
        var guard = Guard(loopback: true);

        Assert.Null(await guard.Refuses("http://127.0.0.1:9000/", Ct));
        Assert.Null(await guard.Refuses("http://localhost:9000/", Ct));
        Assert.Equal(AddressGuard.NotHttps, await guard.Refuses("http://outside.example/", Ct));
        Assert.Equal(AddressGuard.NotPublic, await guard.Refuses("https://10.1.2.3/", Ct));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("inside.example")]
    [InlineData("half-inside.example")]
    public async Task No_connection_is_made_to_what_may_not_be_saved(string host)
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();

        var attempted = await Send(Guard(), new Uri($"https://{host}:{((IPEndPoint)inside.LocalEndpoint).Port}/"));

        Assert.Equal(new Attempted(AttemptFault.AddressRefused), attempted);
        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task A_name_that_was_public_when_saved_and_leads_inside_now_is_not_called()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var address = $"https://rebound.example:{((IPEndPoint)inside.LocalEndpoint).Port}/";
        var asked = 0;
        var guard = new AddressGuard(
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "9.9.9.9" : "127.0.0.1")]), loopback: false);

        Assert.Null(await guard.Refuses(address, Ct));
        Assert.Equal(new Attempted(AttemptFault.AddressRefused), await Send(guard, new Uri(address)));
        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task A_name_that_leads_nowhere_today_is_tried_again_later() =>
        Assert.Equal(new Attempted(AttemptFault.Unreachable), await Send(Guard(), new Uri("https://nowhere.example/")));

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
        using var webhook = new Webhook(guard, new AdapterSettings(), TimeProvider.System);
        var notice = new CloudEvent("0197a000", "urn:consortium:test", "consortium.test.v1", TimeProvider.System.GetUtcNow(), "nothing", new { });
        return await webhook.Send(new Receiver(url, [WebhookSecret.New()]), notice, Ct);
    }
}
