using System.Net;
using Consortium.Api.Mail;
using Consortium.Tests.Support;
using static Consortium.Tests.Support.AWrittenConsortium;

namespace Consortium.Tests.Letters;

public sealed class AskingACompanyOrTheChair(TestCluster cluster) : WrittenTests(cluster)
{
    [Fact]
    public async Task A_company_that_answered_the_question_gets_no_reminder_and_the_other_one_does()
    {
        foreach (var home in (Company[])[Acme, Borealis])
            await Chooses(home.Hr, "information", "at-once").Is(HttpStatusCode.OK);
        var match = await World.OnePair(Acme, Borealis);
        var other = await World.OnePair(Borealis, Acme);
        var answered = await Ask(Acme, match, match.Mentor);
        await Ask(Borealis, other, other.Mentor);
        await Written.Has(Hr(Acme), 1);
        await Written.Has(Hr(Borealis), 1);

        await Acme.Hr.Post($"/api/v1/information-requests/{answered}/answer", body: null).Is(HttpStatusCode.OK);
        Written.Service.Clock.PassTo(Written.Service.Clock.GetUtcNow().AddDays(5).AddMinutes(1));
        await Written.Has(Hr(Borealis), 2);
        await Written.IsIdle();

        Assert.Single(Written.Sink.To(Hr(Acme)));
        Assert.Contains($"{Written.Service.Address}consents", Written.Sink.To(Hr(Acme))[0].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_alone_isWritten_to_when_minutes_are_drawn_up()
    {
        await World.Coordinator.Send(HttpMethod.Put, "/api/v1/committee/chair", new { member = Borealis.MemberId }).Is(HttpStatusCode.OK);
        var meeting = (await World.Coordinator
            .Post("/api/v1/meetings", new { startsAt = Written.Service.Clock.GetUtcNow().AddHours(1), agenda = (object[])[new { subject = "Divers" }] })
            .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await World.Coordinator.Send(HttpMethod.Put, $"/api/v1/meetings/{meeting}/attendance", new { present = (Guid[])[Acme.MemberId], reminderRead = true }).Is(HttpStatusCode.OK);

        await World.Coordinator.Post($"/api/v1/meetings/{meeting}/minutes", body: null).Is(HttpStatusCode.OK);
        await Written.Has(Member(Borealis), 1);
        await Written.IsIdle();

        Assert.Single(Written.Sink.Taken);
        Assert.Contains($"{Written.Service.Address}meetings/{meeting}", Written.Sink.Taken.Single().TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Human_resources_are_told_of_decisions_without_a_word_of_what_they_say()
    {
        await Chooses(Acme.Hr, "decision", "at-once").Is(HttpStatusCode.OK);
        await World.Approve(await World.OnePair(Acme, Borealis));
        await Written.Has(Hr(Acme), 1);

        var letter = Assert.Single(Written.Sink.To(Hr(Acme)));
        Assert.Equal("Consortium: Your company has a new notice", letter.Subject);
        Assert.Contains($"{Written.Service.Address}decisions", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("approved", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demonstration_prints_its_letters_once_somebody_looks()
    {
        var (printed, screen) = (new PrintedLetters(), new StringWriter());
        var letter = new Letter("ann@acme.example", "Votre vote est attendu", "Un scrutin est ouvert.\n", "<p>Un scrutin est ouvert.</p>");
        await printed.Take(letter, Guid.Empty, TestContext.Current.CancellationToken);
        printed.ShowOn(screen);
        await printed.Take(letter with { To = "bob@acme.example" }, Guid.Empty, TestContext.Current.CancellationToken);

        Assert.Equal(1, printed.Unseen);
        Assert.Contains("bob@acme.example\n    Votre vote est attendu\n\n    Un scrutin est ouvert.", screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ann@", screen.ToString(), StringComparison.Ordinal);
    }

    private async Task<Guid> Ask(Company company, QueuedMatch match, Guid about) => (await World.Coordinator
        .Post(
            "/api/v1/information-requests",
            new { company = company.Id, matches = (Guid[])[match.Id], questions = (object[])[new { about, what = "functions" }], words = (string?)null })
        .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
}
