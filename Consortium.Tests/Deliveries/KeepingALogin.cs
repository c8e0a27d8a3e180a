using System.Net;
using System.Text;
using Consortium.Api.Adapters;
using Consortium.Domain;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Deliveries;

[Collection(nameof(TestBroker))]
public sealed class KeepingALogin(ARunningService running, TestBroker broker) : IClassFixture<ARunningService>
{
    private const string Password = "Xy7-pass-of-the-broker", User = "Xy7-user-of-the-broker";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_it_in_no_answer_no_log_line_and_no_table()
    {
        await using var service = await Service.Start(running.Databases, Feeds.WithReceiversHere);
        var (company, token) = await running.AMember();
        var hr = service.As(token.Token!);
        var address = new UriBuilder(broker.Address("notices")) { UserName = User, Password = Password }.Uri;

        var set = await Set(hr, company, address).Is(HttpStatusCode.OK);
        var read = await hr.Get(Of(company)).Is(HttpStatusCode.OK);
        var test = await hr.Post($"{Of(company)}/test", body: null).Is(HttpStatusCode.OK);
        await service.CaughtUp();

        Assert.Equal((false, "login-refused"), (test.GetProperty("received").GetBoolean(), test.Text("fault")));
        Assert.Equal($"amqp://127.0.0.1:{broker.Port}/?queue=notices", read.Text("url"));
        Assert.All([set.GetRawText(), read.GetRawText(), test.GetRawText(), .. service.Logged], ShowsNothing);
        Assert.All(await Tables(), ShowsNothing);
    }

    [Fact]
    public async Task Tests_the_queue_as_it_tests_a_webhook()
    {
        await using var service = await Service.Start(running.Databases, Feeds.WithReceiversHere);
        var (company, token) = await running.AMember();
        var hr = service.As(token.Token!);
        var queue = await broker.Queue();
        await Set(hr, company, broker.Address(queue)).Is(HttpStatusCode.OK);

        var test = await hr.Post($"{Of(company)}/test", body: null).Is(HttpStatusCode.OK);

        Assert.True(test.GetProperty("received").GetBoolean());
        Assert.Contains("consortium.test.v1", Encoding.UTF8.GetString(Assert.Single(await broker.Messages(queue)).Body.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amqp://ann:secret@9.9.9.9/?queue=notices", "receiver.address-not-https")]
    [InlineData("amqps://ann:secret@10.0.0.1/?queue=notices", "receiver.address-not-public")]
    [InlineData("amqps://9.9.9.9/?queue=notices", "receiver.queue-malformed")]
    [InlineData("folder:other", "receiver.folder-malformed")]
    public async Task Refuses_a_queue_that_may_not_be_called(string url, string code)
    {
        var (company, hr) = await running.AMember();

        await Set(hr, company, new Uri(url)).IsProblem(409, code);

        await hr.Get(Of(company)).IsProblem(404, "receiver.unknown");
    }

    [Fact]
    public async Task Opens_with_the_address_alone_that_it_was_given_for()
    {
        var (company, hr) = await running.AMember();
        await Set(hr, company, new Uri("amqps://ann:secret@9.9.9.9/?queue=notices")).Is(HttpStatusCode.OK);
        var receivers = (Receivers)running.Service.Services.GetService(typeof(Receivers))!;
        Assert.Equal(new BrokerLogin("ann", "secret"), (await receivers.Of(company, Ct))!.Login);

        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        await using var change = new NpgsqlCommand("update consortium.company_receiver set url = replace(url, '9.9.9.9', '8.8.8.8') where company = $1", owner)
        {
            Parameters = { new() { Value = company.Value } },
        };
        Assert.Equal(1, await change.ExecuteNonQueryAsync(Ct));

        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => receivers.Of(company, Ct));
    }

    private async Task<IReadOnlyList<string>> Tables()
    {
        await using var owner = await TestDatabase.Open(running.Databases.Owner);
        var tables = new List<string>();
        await using (var names = new NpgsqlCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('consortium', 'read', 'personal', 'access')", owner))
        await using (var rows = await names.ExecuteReaderAsync(Ct))
        {
            while (await rows.ReadAsync(Ct))
                tables.Add(rows.GetString(0));
        }

        Assert.Contains("access.company_receiver_login", tables);
        var texts = new List<string>();
        foreach (var table in tables)
        {
            await using var all = new NpgsqlCommand($"select coalesce(string_agg(t::text, chr(10)), '') from {table} t", owner);
            texts.Add((string)(await all.ExecuteScalarAsync(Ct))!);
        }

        return texts;
    }

    /// <summary>Neither as it is nor as the bytes of a column.</summary>
    private static void ShowsNothing(string text) => Assert.All(
        [Password, User, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Password)), Convert.ToHexStringLower(Encoding.UTF8.GetBytes(User))],
        secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));

    private static string Of(CompanyId company) => $"/api/v1/companies/{company.Value}/receiver";

    private static Task<HttpResponseMessage> Set(Caller caller, CompanyId company, Uri url) =>
        caller.Send(HttpMethod.Put, Of(company), new { url = url.OriginalString });
}
