using System.Globalization;
using System.Net;
using System.Text.Json;
using Consortium.Api.Adapters;
using Consortium.Api.Deliveries;
using Consortium.Domain;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;

namespace Consortium.Tests.Deliveries;

public sealed class SettingAReceiver(ARunningService running) : IClassFixture<ARunningService>
{
    [Fact]
    public async Task Shows_its_secret_once_and_its_address_to_its_own_company_only()
    {
        var (company, hr) = await running.AMember();
        var (_, other) = await running.AMember();

        var set = await Set(hr, company, "https://9.9.9.9/notices").Is(HttpStatusCode.OK);
        var read = await hr.Get(Of(company)).Is(HttpStatusCode.OK);

        Assert.NotNull(WebhookSecret.Parse(set.Text("secret")));
        Assert.Equal("https://9.9.9.9/notices", read.Text("url"));
        Assert.False(read.TryGetProperty("secret", out _));
        await other.Get(Of(company)).IsProblem(404, "receiver.unknown");
        await Set(other, company, "https://9.9.9.9/mine").IsProblem(404, "company.unknown");
        await other.Post($"{Of(company)}/test", body: null).IsProblem(404, "receiver.unknown");
    }

    [Theory]
    [InlineData("http://9.9.9.9/", "receiver.address-not-https")]
    [InlineData("https://127.0.0.1/", "receiver.address-not-public")]
    [InlineData("https://[::ffff:10.0.0.1]/", "receiver.address-not-public")]
    [InlineData("https://9.9.9.9:25/", "receiver.address-port-closed")]
    [InlineData("notices", "receiver.address-malformed")]
    public async Task Refuses_an_address_that_may_not_be_called(string url, string code)
    {
        var (company, hr) = await running.AMember();

        await Set(hr, company, url).IsProblem(409, code);

        await hr.Get(Of(company)).IsProblem(404, "receiver.unknown");
    }

    [Fact]
    public async Task Again_makes_a_new_secret_and_lets_every_old_one_sign_for_a_day()
    {
        await using var service = await Service.Start(running.Databases, Feeds.WithReceiversHere);
        await using var server = await CompanyServer.Answering(204);
        var (company, token) = await running.AMember();
        var hr = service.As(token.Token!);
        var secrets = new List<WebhookSecret>();
        for (var i = 0; i < 3; i++)
            secrets.Add(WebhookSecret.Parse((await Set(hr, company, server.Url.ToString()).Is(HttpStatusCode.OK)).Text("secret"))!);

        await hr.Post($"{Of(company)}/test", body: null).Is(HttpStatusCode.OK);
        Assert.Equal([true, true, true], SignedBy(secrets, server.Received.Last()));

        service.Clock.PassTo(service.Clock.GetUtcNow() + Receivers.Overlap);
        await hr.Post($"{Of(company)}/test", body: null).Is(HttpStatusCode.OK);
        Assert.Equal([false, false, true], SignedBy(secrets, server.Received.Last()));
    }

    [Theory]
    [InlineData(204, true, null)]
    [InlineData(500, false, "status")]
    [InlineData(410, false, "gone")]
    public async Task A_test_says_what_came_back(int status, bool received, string? fault)
    {
        await using var service = await Service.Start(running.Databases, Feeds.WithReceiversHere);
        await using var server = await CompanyServer.Answering(status);
        var (company, token) = await running.AMember();
        var hr = service.As(token.Token!);
        await Set(hr, company, server.Url.ToString()).Is(HttpStatusCode.OK);

        var answer = await hr.Post($"{Of(company)}/test", body: null).Is(HttpStatusCode.OK);

        Assert.Equal((received, fault, status), (answer.GetProperty("received").GetBoolean(), Text(answer, "fault"), answer.GetProperty("status").GetInt32()));
        Assert.Equal((fault is null, fault is null), (Text(answer, "fr") is null, Text(answer, "en") is null));
        Assert.Equal("consortium.test.v1", JsonElement.Parse(Assert.Single(server.Received).Body).Text("type"));
        await service.CaughtUp();
        Assert.Empty(await hr.Items("/api/v1/deliveries"));
        Assert.Empty(await hr.Items("/api/v1/decisions"));
    }

    [Fact]
    public async Task A_test_of_a_receiver_that_is_not_there_says_what_to_look_at_in_both_languages()
    {
        await using var service = await Service.Start(running.Databases, Feeds.WithReceiversHere);
        var (company, token) = await running.AMember();
        var hr = service.As(token.Token!);
        await using (var server = await CompanyServer.Answering(204))
            await Set(hr, company, server.Url.ToString()).Is(HttpStatusCode.OK);

        var answer = await hr.Post($"{Of(company)}/test", body: null).Is(HttpStatusCode.OK);

        Assert.Equal((false, "unreachable"), (answer.GetProperty("received").GetBoolean(), Text(answer, "fault")));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("status").ValueKind);
        Assert.Contains("pare-feu", Text(answer, "fr")!, StringComparison.Ordinal);
        Assert.Contains("firewall", Text(answer, "en")!, StringComparison.Ordinal);
        Assert.InRange(answer.GetProperty("milliseconds").GetInt32(), 0, 15_000);
    }

    [Fact]
    public void Every_fault_has_words_of_its_own_in_both_languages()
    {
        var words = Enum.GetValues<AttemptFault>().Select(FaultsInWords.Of).ToList();

        Assert.Distinct(words.SelectMany(said => new[] { said.French, said.English }));
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static string Of(CompanyId company) => $"/api/v1/companies/{company.Value}/receiver";

    private static Task<HttpResponseMessage> Set(Caller caller, CompanyId company, string url) =>
        caller.Send(HttpMethod.Put, Of(company), new { url });

    private static IEnumerable<bool> SignedBy(IEnumerable<WebhookSecret> secrets, CompanyServer.Request request) => secrets.Select(secret =>
        secret.Signed(
            request.Headers["webhook-signature"],
            request.Headers["webhook-id"],
            long.Parse(request.Headers["webhook-timestamp"], CultureInfo.InvariantCulture),
            request.Body));
}
