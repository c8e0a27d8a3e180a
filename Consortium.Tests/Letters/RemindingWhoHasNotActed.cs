using System.Net;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using MimeKit;
using static Consortium.Tests.Support.AWrittenConsortium;

namespace Consortium.Tests.Letters;

public sealed class RemindingWhoHasNotActed(TestCluster cluster) : WrittenTests(cluster)
{
    [Fact]
    public async Task Someone_who_voted_or_is_recused_gets_no_reminder_and_a_home_company_is_never_asked()
    {
        var match = await World.OnePair(Acme, Borealis);
        var opened = Written.Service.Clock.GetUtcNow();
        var ballot = await World.BringBeforeCommittee(match, opened.AddDays(10));
        var (corvid, dunmore, eiger) = (World.VotersOn(match)[0], World.VotersOn(match)[1], World.VotersOn(match)[2]);
        foreach (var voter in World.VotersOn(match))
            await Written.Has(Member(voter), 1);

        await corvid.Votes(ballot).Is(HttpStatusCode.OK);
        Written.Service.Clock.PassTo(opened.AddDays(5).AddMinutes(1));
        await Written.Has(Member(dunmore), 2);
        await Written.Has(Member(eiger), 2);
        await eiger.Member.Post($"/api/v1/ballots/{ballot}/recusals", new { }).Is(HttpStatusCode.OK);
        Written.Service.Clock.PassTo(opened.AddDays(9).AddMinutes(1));
        await Written.Has(Member(dunmore), 3);
        await Written.IsIdle();

        Assert.Equal([1, 2, 3], new[] { corvid, eiger, dunmore }.Select(voter => Written.Sink.To(Member(voter)).Count));
        Assert.Empty(World.HomesOf(match).SelectMany(home => Written.Sink.To(Member(home))));
        Assert.Equal(
            ["Consortium\u00a0: Votre vote est attendu", "Consortium\u00a0: Rappel\u00a0: Votre vote est attendu", "Consortium\u00a0: Rappel\u00a0: Votre vote est attendu"],
            Written.Sink.To(Member(dunmore)).Select(letter => letter.Subject));
        Assert.All(Written.Sink.To(Member(dunmore)), letter => Assert.Contains($"{Written.Service.Address}ballots/{ballot}", letter.TextBody, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_company_that_consented_gets_no_reminder_and_the_other_one_does()
    {
        foreach (var home in (Company[])[Acme, Borealis])
            await Chooses(home.Hr, "consent", "at-once").Is(HttpStatusCode.OK);
        var match = await World.OnePair(Acme, Borealis);
        var due = (await World.Propose(match).Is(HttpStatusCode.OK)).GetProperty("due").GetDateTimeOffset();
        await Written.Has(Hr(Acme), 1);
        await Written.Has(Hr(Borealis), 1);

        await Acme.Consents(match.Id).Is(HttpStatusCode.OK);
        Written.Service.Clock.PassTo(due.AddDays(-7).AddMinutes(1));
        await Written.Has(Hr(Borealis), 2);
        await Written.IsIdle();

        Assert.Equal("Consortium: Your company’s consent is awaited", Assert.Single(Written.Sink.To(Hr(Acme))).Subject);
        Assert.Equal("Consortium\u00a0: Rappel\u00a0: Le consentement de votre entreprise est attendu", Written.Sink.To(Hr(Borealis))[1].Subject);
    }

    [Fact]
    public async Task A_participant_who_accepted_gets_no_reminder_and_the_other_one_does()
    {
        var match = await World.OnePair(Acme, Borealis);
        await World.Approve(match);
        await Written.Has("aurelie.tremblay@acme.example", 1);
        await Written.Has("brandon.okafor@borealis.example", 1);

        await Acme.Answers(match.Id, match.Mentor).Is(HttpStatusCode.OK);
        Written.Service.Clock.PassTo(Written.Service.Clock.GetUtcNow().AddDays(7).AddMinutes(1));
        await Written.Has("brandon.okafor@borealis.example", 2);
        await Written.IsIdle();

        Assert.Single(Written.Sink.To("aurelie.tremblay@acme.example"));
        Assert.All(Written.Sink.Taken, NamesNobodyInTheSubject);
        Assert.All(Written.Sink.To("brandon.okafor@borealis.example"), letter => Assert.DoesNotContain("Tremblay", letter.TextBody + letter.HtmlBody, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_company_that_signed_the_agreement_gets_no_reminder_and_the_other_ones_do()
    {
        var agreement = await World.Publish(World.Coordinator, "Deuxième version.", "Second version.");
        foreach (var company in World.Companies)
            await Written.Has(Hr(company), 1);

        await Acme.Hr.Post($"/api/v1/companies/{Acme.Id}/agreement-signatures", new { agreement, signatory = "Dominique Roy, présidente" }).Is(HttpStatusCode.OK);
        Written.Service.Clock.PassTo(Written.Service.Clock.GetUtcNow().AddDays(7).AddMinutes(1));
        foreach (var company in World.Companies.Skip(1))
            await Written.Has(Hr(company), 2);
        await Written.IsIdle();

        Assert.Equal("Consortium: The agreement awaits your company’s signature", Assert.Single(Written.Sink.To(Hr(Acme))).Subject);
    }

    [Fact]
    public async Task A_participant_who_acknowledged_the_agreement_gets_no_letter_and_the_other_one_is_asked_until_they_have()
    {
        var cohort = await World.OpenCohort();
        var onPaper = await Acme.Offers(cohort, "Aurélie", "Tremblay");
        var asked = await Borealis.Nominates(cohort, "Brandon", "Okafor");
        var person = await World.Operator.Gives(Written.Service, Role.Participant, Borealis.Id, asked);
        await Acme.Hr.Post($"/api/v1/participants/{onPaper}/acknowledgements", new { agreement = World.Agreement, language = "french", on = "2026-01-15" }).Is(HttpStatusCode.OK);
        Written.Service.Clock.PassTo(Written.Service.Clock.GetUtcNow().AddDays(1).AddMinutes(1));
        await Written.Has("brandon.okafor@borealis.example", 1);
        Written.Service.Clock.PassTo(Written.Service.Clock.GetUtcNow().AddDays(6));
        await Written.Has("brandon.okafor@borealis.example", 2);

        using var mine = new PageVisitor(Written.Service.Address, person);
        await mine.Open("/mine");
        Assert.Contains("Confidentiality agreement.", mine.Text, StringComparison.Ordinal);
        await mine.Press("I have read it and acknowledge it");
        Assert.Contains("It is recorded that you read the agreement.", mine.Text, StringComparison.Ordinal);
        await person.Post($"/api/v1/agreements/{World.Agreement}/acknowledgement", new { language = "french" }).Is(HttpStatusCode.OK);
        var given = Assert.Single((await Borealis.Hr.Items("/api/v1/acknowledgements?outstanding=false")), one => one.Text("participant") == asked.ToString());
        Assert.Equal(("signed-in", "english"), (given.Text("source"), given.Text("language")));
        await person.Post($"/api/v1/agreements/{Acme.Id}/acknowledgement", new { language = "french" }).IsProblem(409, "acknowledgement.not-in-force");

        var second = await World.Publish(World.Coordinator, "Deuxième version.", "Second version.");
        await Written.Has("brandon.okafor@borealis.example", 3);
        await Written.Has("aurelie.tremblay@acme.example", 1);
        await person.Post($"/api/v1/agreements/{second}/acknowledgement", new { language = "english" }).Is(HttpStatusCode.OK);
        Written.Service.Clock.PassTo(Written.Service.Clock.GetUtcNow().AddDays(7).AddMinutes(1));
        await Written.Has("aurelie.tremblay@acme.example", 2);
        await Written.IsIdle();

        var letters = Written.Sink.To("brandon.okafor@borealis.example");
        Assert.Equal(3, letters.Count);
        Assert.All(letters, letter => Assert.Contains($"{Written.Service.Address}mine", letter.TextBody, StringComparison.Ordinal));
        Assert.All(letters.Concat(Written.Sink.To("aurelie.tremblay@acme.example")), NamesNobodyInTheSubject);
        Assert.Contains("Rappel", letters[1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_isWritten_in_the_receivers_language_in_plain_text_and_in_html_with_where_to_act_and_where_to_choose()
    {
        await Chooses(Acme.Hr, "consent", "at-once").Is(HttpStatusCode.OK);
        await World.Propose(await World.OnePair(Acme, Borealis)).Is(HttpStatusCode.OK);
        await Written.Has(Hr(Acme), 1);

        var letter = Assert.Single(Written.Sink.To(Hr(Acme)));
        var (consents, choose) = ($"{Written.Service.Address}consents", $"{Written.Service.Address}letters");
        Assert.Equal("mentoring@consortium.example", letter.From.Mailboxes.Single().Address);
        Assert.All((string[])[letter.TextBody!, letter.HtmlBody!], said =>
        {
            Assert.Contains("A match is proposed for one of your people.", said, StringComparison.Ordinal);
            Assert.Contains(consents, said, StringComparison.Ordinal);
            Assert.Contains(choose, said, StringComparison.Ordinal);
            Assert.DoesNotContain("Tremblay", said, StringComparison.Ordinal);
        });
        Assert.Contains("<html lang=\"en\">", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task While_the_mail_server_is_down_nothing_is_lost_and_who_acts_meanwhile_gets_no_letter()
    {
        var match = await World.OnePair(Acme, Borealis);
        var port = Written.Sink.Port;
        await Written.Sink.DisposeAsync();
        var ballot = await World.BringBeforeCommittee(match, Written.Service.Clock.GetUtcNow().AddDays(10));
        await Eventually.Holds(_ => Task.FromResult(Written.Service.Logged.Any(line => line.Contains("did not take a letter", StringComparison.Ordinal))));
        var voters = World.VotersOn(match);
        await voters[0].Votes(ballot).Is(HttpStatusCode.OK);
        await Written.Service.CaughtUp();

        await using var sink = MailSink.Open(port);
        Written.Service.Clock.PassTo(Written.Service.Clock.GetUtcNow().AddMinutes(10));

        await Eventually.Holds(_ => Task.FromResult(voters.Skip(1).All(voter => sink.To(Member(voter)).Count == 1)));
        await Written.IsIdle();
        Assert.Empty(sink.To(Member(voters[0])));
        Assert.Equal(2, sink.Taken.Count);
    }

    private static void NamesNobodyInTheSubject(MimeMessage letter)
    {
        foreach (var name in (string[])["Aurélie", "Tremblay", "Brandon", "Okafor", "Acme", "Borealis"])
            Assert.DoesNotContain(name, letter.Subject, StringComparison.OrdinalIgnoreCase);
    }
}
