using System.Net;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Deliveries;

public sealed class WritingToAMailbox(TestCluster cluster) : WrittenTests(cluster)
{
    private const string Mailbox = "notices.xy7@borealis.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_is_told_in_words_in_both_languages_names_nobody_and_is_receipted()
    {
        await Set(Borealis, $"mailto:{Mailbox}").Is(HttpStatusCode.OK);
        var match = await World.OnePair(Acme, Borealis);
        await World.Approve(match);
        await Written.Has(Mailbox, 1);

        var letter = Assert.Single(Written.Sink.To(Mailbox));
        Assert.Equal("Décision sur un jumelage de votre entreprise, avis 1 / Decision on a match of your company, notice 1", letter.Subject);
        Assert.All((string[])[letter.TextBody!, letter.HtmlBody!], said =>
        {
            Assert.Contains("Le comité de pilotage a approuvé le jumelage.", said, StringComparison.Ordinal);
            Assert.Contains("The steering committee approved the match.", said, StringComparison.Ordinal);
            Assert.Contains(match.Id.ToString(), said, StringComparison.Ordinal);
            Assert.Contains($"{Written.Service.Address}decisions", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Tremblay", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Okafor", said, StringComparison.Ordinal);
        });
        await Eventually.Holds(async _ => Assert.Single(await Borealis.Hr.Items("/api/v1/deliveries")).Text("state") is "receipted");
        Assert.Empty(await Borealis.Hr.Items("/api/v1/dossier-reads"));
    }

    [Fact]
    public async Task The_other_companies_are_told_how_many_and_nothing_else()
    {
        var corvid = World.Companies.ElementAt(2);
        await Set(corvid, "mailto:avis@corvid.example").Is(HttpStatusCode.OK);
        var match = await World.OnePair(Acme, Borealis);
        await World.Approve(match);
        await Written.Has("avis@corvid.example", 1);

        var letter = Assert.Single(Written.Sink.To("avis@corvid.example"));
        Assert.Contains("Approuvés\u00a0: 1.", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(match.Id.ToString(), letter.TextBody + letter.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Acme", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_is_shown_to_nobody_again_and_stands_in_no_table_and_no_log_line()
    {
        var set = await Set(Borealis, $"mailto:{Mailbox}").Is(HttpStatusCode.OK);
        var read = await Borealis.Hr.Get($"/api/v1/companies/{Borealis.Id}/receiver").Is(HttpStatusCode.OK);
        var test = await Borealis.Hr.Post($"/api/v1/companies/{Borealis.Id}/receiver/test", body: null).Is(HttpStatusCode.OK);

        Assert.True(test.GetProperty("received").GetBoolean());
        Assert.StartsWith("Un essai / A test", Assert.Single(Written.Sink.To(Mailbox)).Subject, StringComparison.Ordinal);
        Assert.Equal("mailto:*@borealis.example", read.Text("url"));
        using var page = new PageVisitor(Written.Service.Address, Borealis.Hr);
        await page.Open("/connection");
        await page.Press("t Send a test");
        Assert.Contains("The mail server has taken the test", page.Text, StringComparison.Ordinal);
        await using var connection = await Cluster.Superuser(Ct, new NpgsqlConnectionStringBuilder(Written.Databases.Engine).Database!);
        await using var rows = new NpgsqlCommand(
            "select r::text from consortium.company_receiver r union all select l::text from access.company_receiver_login l union all select s::text from consortium.sent_letter s", connection);
        var kept = new List<string>();
        await using (var row = await rows.ExecuteReaderAsync(Ct))
        {
            while (await row.ReadAsync(Ct))
                kept.Add(row.GetString(0));
        }

        Assert.All([.. kept, set.GetRawText(), read.GetRawText(), test.GetRawText(), .. Written.Service.Logged], said => Assert.DoesNotContain("xy7", said, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("mailto:")]
    [InlineData("mailto:nobody")]
    [InlineData("mailto:a@b.example?bcc=eve@evil.example")]
    [InlineData("mailto:a@b.example,eve@evil.example")]
    [InlineData("mailto:Ann <a@b.example>")]
    [InlineData("mailto:a@b.example\r\nBcc: eve@evil.example")]
    public async Task What_is_more_or_less_than_one_mailbox_is_refused(string url) => await Set(Acme, url).IsProblem(409, "receiver.mailbox-malformed");

    [Fact]
    public async Task A_mailbox_that_the_server_refuses_waits_for_a_person_and_one_whose_server_is_down_isWritten_to_later()
    {
        await Set(Borealis, $"mailto:{Mailbox}").Is(HttpStatusCode.OK);
        Written.Sink.ToRecipient = "550 5.1.1 No such mailbox";
        await World.Approve(await World.OnePair(Acme, Borealis));
        await Eventually.Holds(async _ => Assert.Single(await Borealis.Hr.Items("/api/v1/deliveries")) is var stopped
            && stopped.Text("state") is "stopped" && stopped.Text("fault") is "mailbox-refused");

        Written.Sink.ToRecipient = "450 4.2.1 Come back later";
        await Set(Borealis, $"mailto:{Mailbox}").Is(HttpStatusCode.OK);
        await Eventually.Holds(async _ => Assert.Single(await Borealis.Hr.Items("/api/v1/deliveries")).Text("state") is "retrying");
        Written.Sink.ToRecipient = "250 2.1.5 Ok";
        Written.Service.Clock.PassTo(Written.Service.Clock.GetUtcNow().AddMinutes(10));

        await Eventually.Holds(async _ => Assert.Single(await Borealis.Hr.Items("/api/v1/deliveries")).Text("state") is "receipted");
        Assert.Single(Written.Sink.To(Mailbox));
    }

    [Fact]
    public async Task An_erasure_is_told_without_a_name()
    {
        await Set(Borealis, $"mailto:{Mailbox}").Is(HttpStatusCode.OK);
        var match = await World.OnePair(Acme, Borealis);
        await World.Approve(match);
        await Written.Has(Mailbox, 1);

        await Acme.Hr.Post($"/api/v1/participants/{match.Mentor}/erasure", body: null).Is(HttpStatusCode.Accepted);
        await Eventually.Holds(_ => Task.FromResult(Written.Sink.To(Mailbox).Any(letter => letter.Subject!.Contains("is to be forgotten", StringComparison.Ordinal))));

        var letter = Written.Sink.To(Mailbox)[^1];
        Assert.Contains(match.Mentor.ToString(), letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", letter.TextBody + letter.HtmlBody + letter.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_who_sends_no_mail_refuses_a_mailbox_and_says_so_at_the_start_and_in_health()
    {
        await using var silent = await Service.Start(Written.Databases);
        var hr = silent.As(Acme.Hr.Token!);

        await hr.Send(HttpMethod.Put, $"/api/v1/companies/{Acme.Id}/receiver", new { url = "mailto:a@acme.example" }).IsProblem(409, "receiver.mail-not-offered");

        Assert.Contains(silent.Logged, line => line.Contains("No mail goes out", StringComparison.Ordinal));
        Assert.Equal("none", (await silent.Nobody().Get("/health/ready").Is(HttpStatusCode.OK)).Text("mail"));
        Assert.Equal("smtp", (await Written.Service.Nobody().Get("/health/ready").Is(HttpStatusCode.OK)).Text("mail"));
    }

    private static Task<HttpResponseMessage> Set(Company company, string url) =>
        company.Hr.Send(HttpMethod.Put, $"/api/v1/companies/{company.Id}/receiver", new { url });
}
