using System.Net;
using System.Text.Json;
using Consortium.Api.Adapters;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Deliveries;

public sealed class ReadingTheFeed(ARunningService running) : IClassFixture<ARunningService>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_notice_comes_once_in_the_order_of_its_number_and_new_ones_after()
    {
        var (company, hr) = await running.AMember();
        await running.Issue(company, 25);

        var (numbers, next) = await Walk(hr, "/api/v1/decisions?limit=10");
        await running.Issue(company, 1);
        var (later, _) = await Walk(hr, $"/api/v1/decisions?limit=10&after={next}");

        Assert.Equal(Enumerable.Range(1, 25).Select(number => (long)number), numbers);
        Assert.Equal([26L], later);
    }

    [Fact]
    public async Task The_companys_system_reads_the_same_envelope_that_the_webhook_carries()
    {
        var (company, _) = await running.AMember();
        var system = await running.Operator.Gives(running.Service, Role.CompanyReceiver, company.Value);
        var notice = (await running.Issue(company, 1)).Single();

        var envelope = (await system.Get("/api/v1/decisions").Is(HttpStatusCode.OK)).GetProperty("items")[0];

        Assert.Equal("1.0", envelope.Text("specversion"));
        Assert.Equal("consortium.decision.v1", envelope.Text("type"));
        Assert.Equal(notice.Delivery.Value.ToString(), envelope.Text("id"));
        Assert.Equal(notice.Decision.Value.ToString(), envelope.GetProperty("data").Text("decision"));
    }

    [Fact]
    public async Task Another_company_reads_nothing_of_it_and_its_cursor_opens_nothing()
    {
        var (company, hr) = await running.AMember();
        var (_, other) = await running.AMember();
        await running.Issue(company, 2);
        var (_, next) = await Walk(hr, "/api/v1/decisions");

        var (numbers, _) = await Walk(other, "/api/v1/decisions");

        Assert.Empty(numbers);
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Get($"/api/v1/decisions?after={next}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.Get($"/api/v1/decisions?after=B{next[1..]}")).StatusCode);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=many")]
    [InlineData("after=")]
    [InlineData("after=%27%20or%201=1")]
    public async Task A_wrong_question_is_told_so(string query)
    {
        var (_, hr) = await running.AMember();

        Assert.Equal(HttpStatusCode.BadRequest, (await hr.Get($"/api/v1/decisions?{query}")).StatusCode);
    }

    [Fact]
    public async Task A_receipt_stands_however_often_it_is_given_and_only_the_company_itself_can_give_it()
    {
        var (company, hr) = await running.AMember();
        var (_, other) = await running.AMember();
        var receipt = $"/api/v1/deliveries/{(await running.Issue(company, 1)).Single().Delivery.Value}/receipt";

        await other.Post(receipt, body: null).IsProblem(404, "delivery.unknown");
        var first = await hr.Post(receipt, body: null).Is(HttpStatusCode.OK);
        var second = await hr.Post(receipt, body: null).Is(HttpStatusCode.OK);

        Assert.Equal("receipted", first.Text("state"));
        Assert.Equal(first.Text("receiptedAt"), second.Text("receiptedAt"));
    }

    [Fact]
    public async Task The_reference_receiver_takes_what_is_missing_from_it_and_acknowledges()
    {
        var (company, hr) = await running.AMember();
        var system = await running.Operator.Gives(running.Service, Role.CompanyReceiver, company.Value);
        var notices = await running.Issue(company, 60);
        using var file = new TemporaryFile();
        using var journal = ReceiverJournal.Open(file.Path);
        using var printed = new StringWriter();
        var receiver = new ReferenceReceiver([], journal, printed, TextWriter.Null, running.Service.Clock);
        using var feed = new FeedPull(running.Service.Address, system.Token!, receiver, journal);

        await feed.Pull(Ct);
        await feed.Pull(Ct);
        await running.Service.CaughtUp();

        var lines = printed.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(notices.Select(notice => notice.Delivery.Value.ToString()), lines.Select(line => JsonElement.Parse(line).Text("id")));
        Assert.Empty(journal.Unreceipted);
        Assert.Equal(60, (await hr.Get("/api/v1/deliveries?state=receipted&limit=200").Is(HttpStatusCode.OK)).GetProperty("items").GetArrayLength());
    }

    private static async Task<(IReadOnlyList<long> Numbers, string Next)> Walk(Caller caller, string from)
    {
        var numbers = new List<long>();
        for (var path = from; ;)
        {
            var answer = await caller.Get(path);
            var page = await Task.FromResult(answer).Is(HttpStatusCode.OK);
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("data").GetProperty("number").GetInt64()));
            if (!answer.Headers.TryGetValues("Link", out var link))
                return (numbers, page.Text("next"));

            path = link.Single().Split('<', '>')[1];
        }
    }
}
