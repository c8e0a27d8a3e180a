using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Consortium.Api.Adapters;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;

namespace Consortium.Tests.Adapters;

public class CallingAReceiver
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly CloudEvent Notice = new("0197a000", "urn:consortium:test", "consortium.decision.v1", Monday, "a decision", new { Number = 7 });

    private static AddressGuard Guard => new(Dns.GetHostAddressesAsync, loopback: true);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_envelope_arrives_signed_with_every_secret_in_force()
    {
        await using var company = await CompanyServer.Answering(204);
        var (current, before, foreign) = (WebhookSecret.New(), WebhookSecret.New(), WebhookSecret.New());

        var attempted = await Send(company.Url, secrets: [current, before]);

        Assert.Equal(new Attempted(null, 204), attempted);
        var request = Assert.Single(company.Received);
        var signatures = request.Headers["webhook-signature"];
        Assert.Equal("0197a000", request.Headers["webhook-id"]);
        Assert.Equal(Monday.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), request.Headers["webhook-timestamp"]);
        Assert.Equal("application/cloudevents+json; charset=utf-8", request.Headers["Content-Type"]);
        Assert.True(current.Signed(signatures, "0197a000", Monday.ToUnixTimeSeconds(), request.Body));
        Assert.True(before.Signed(signatures, "0197a000", Monday.ToUnixTimeSeconds(), request.Body));
        Assert.False(foreign.Signed(signatures, "0197a000", Monday.ToUnixTimeSeconds(), request.Body));
    }

    [Fact]
    public async Task The_body_is_a_structured_cloud_event()
    {
        await using var company = await CompanyServer.Answering(204);

        await Send(company.Url);

        var expected = JsonNode.Parse(
            """
            {"specversion": "1.0", "datacontenttype": "application/json", "id": "0197a000", "source": "urn:consortium:test",
             "type": "consortium.decision.v1", "time": "2026-11-23T09:00:00+00:00", "subject": "a decision", "data": {"number": 7}}
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(Assert.Single(company.Received).Body)));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(400)]
    [InlineData(503)]
    public async Task An_answer_other_than_success_is_a_failure(int status)
    {
        await using var company = await CompanyServer.Answering(status);

        Assert.Equal(new Attempted(AttemptFault.Status, status), await Send(company.Url));
    }

    [Fact]
    public async Task A_wait_asked_for_in_seconds_is_heard()
    {
        await using var company = await CompanyServer.Answering(429, ("Retry-After", "120"));

        Assert.Equal(new Attempted(AttemptFault.Status, 429, TimeSpan.FromMinutes(2)), await Send(company.Url));
    }

    [Fact]
    public async Task A_wait_asked_for_as_a_date_is_heard()
    {
        await using var company = await CompanyServer.Answering(503, ("Retry-After", Monday.AddHours(1).ToString("R", CultureInfo.InvariantCulture)));

        Assert.Equal(new Attempted(AttemptFault.Status, 503, TimeSpan.FromHours(1)), await Send(company.Url));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_for_good_says_so()
    {
        await using var company = await CompanyServer.Answering(410);

        Assert.Equal(new Attempted(AttemptFault.Gone, 410), await Send(company.Url));
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_is_not_followed()
    {
        await using var elsewhere = await CompanyServer.Answering(204);
        await using var company = await CompanyServer.Answering(307, ("Location", elsewhere.Url.ToString()));

        Assert.Equal(new Attempted(AttemptFault.Status, 307), await Send(company.Url));
        Assert.Empty(elsewhere.Received);
    }

    [Fact]
    public async Task A_receiver_that_takes_the_notice_and_hangs_has_timed_out()
    {
        await using var company = await CompanyServer.Hanging();

        Assert.Equal(new Attempted(AttemptFault.TimedOut), await Send(company.Url, patience: TimeSpan.FromMilliseconds(200)));
        Assert.Single(company.Received);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_unreachable()
    {
        await using var company = await CompanyServer.Start(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.Equal(new Attempted(AttemptFault.Unreachable), await Send(company.Url));
    }

    [Fact]
    public async Task Nobody_listening_is_unreachable()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        Assert.Equal(new Attempted(AttemptFault.Unreachable), await Send(new Uri($"http://127.0.0.1:{port}/")));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_waited_for()
    {
        await using var company = await CompanyServer.Start(async context =>
        {
            var chunk = new byte[16 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });

        Assert.Equal(new Attempted(null, 200), await Send(company.Url));
        await Eventually.Holds(_ => Task.FromResult(company.InFlight == 0));
    }

    [Fact]
    public async Task The_address_which_may_hold_a_secret_of_the_company_is_in_no_line_of_the_log()
    {
        await using var company = await CompanyServer.Answering(204);
        var lines = new LoggedLines();
        await using var services = Outgoing.Services(Guard, new AdapterSettings(), new StoppedClock(Monday), lines);

        await services.GetRequiredService<Webhook>().Send(new Receiver(new Uri(company.Url, "/secret"), [WebhookSecret.New()]), Notice, Ct);
        LoggerMessage.Define(LogLevel.Warning, new EventId(1), "heard")(services.GetRequiredService<ILogger<CallingAReceiver>>(), null);

        Assert.Single(company.Received);
        Assert.Equal("heard", Assert.Single(lines.Rendered));
    }

    private static Task<Attempted> Send(Uri url, TimeSpan? patience = null, IReadOnlyList<WebhookSecret>? secrets = null) => Outgoing.Send(
        Guard,
        new AdapterSettings { Timeout = patience ?? TimeSpan.FromSeconds(10) },
        new StoppedClock(Monday),
        new Receiver(url, secrets ?? [WebhookSecret.New()]),
        Notice);

    private sealed class LoggedLines : ILogEventSink
    {
        public ConcurrentQueue<string> Rendered { get; } = new();

        public void Emit(LogEvent logEvent) => Rendered.Enqueue(logEvent.RenderMessage(CultureInfo.InvariantCulture));
    }
}
