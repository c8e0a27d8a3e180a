using System.Net;
using Consortium.Api;
using Consortium.Tests.Support;

namespace Consortium.Tests.Verbs;

public sealed class TheRunningService(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_that_it_is_ready_and_stops_when_told_to()
    {
        await using var log = new Serilog.LoggerConfiguration().CreateLogger();
        await using var service = Hosting.Build(database.Connections, new HostSettings { Urls = "http://127.0.0.1:0" }, log);
        await service.StartAsync(Ct);

        using var http = new HttpClient { BaseAddress = new Uri(service.Urls.Single()) };
        await Eventually.Holds(async ct => (await http.GetAsync("/health/ready", ct)).StatusCode is HttpStatusCode.OK);

        await service.StopAsync(Ct);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/health/live", Ct));
    }
}
