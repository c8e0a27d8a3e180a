using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Consortium.Tests.Support;

namespace Consortium.Tests.Pages;

/// <summary>A coordinator at the queue's page, in a browser without scripts.</summary>
public sealed class WorkingTheQueueByPage(AConsortium consortium) : IClassFixture<AConsortium>, IDisposable
{
    private readonly PageVisitor coordinator = new(consortium.Service.Address, consortium.Coordinator);

    private World World => consortium.World;

    public void Dispose() => coordinator.Dispose();

    [Fact]
    public async Task Proposes_with_one_press_and_the_next_match_opens()
    {
        var matches = await Pairs(2);
        await Open(matches);
        var first = Chosen();

        await coordinator.Press("1 Propose");

        Assert.Contains("Proposed to both home companies.", coordinator.Text, StringComparison.Ordinal);
        Assert.NotEqual(first, Chosen());
        Assert.Equal("awaiting-company-consents", await StateOf(matches.Single(match => match.Id == first)));
        Assert.Contains("Matches in this list: 1", coordinator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", coordinator.Page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Puts_a_match_off_to_the_end_and_goes_back_and_forth()
    {
        await Open(await Pairs(3));
        var first = Chosen();

        await coordinator.Follow("h Later");
        Assert.NotEqual(first, Chosen());
        await coordinator.Follow("j Next");
        await coordinator.Follow("j Next");
        Assert.Equal(first, Chosen());
        await coordinator.Follow("k Previous");

        Assert.NotEqual(first, Chosen());
    }

    [Fact]
    public async Task Asks_a_company_with_one_press_what_is_not_known_of_its_person()
    {
        var match = await APairOfLittleKnown();
        await coordinator.Open($"/queue?cohort={match.Cohort}");

        await coordinator.Press("2 Ask Borealis");

        await consortium.Service.CaughtUp();
        Assert.Equal("awaiting-information", await StateOf(match));
        var asked = (await consortium.Borealis.Hr.Items("/api/v1/information-requests?open=true")).Last(one => one.ToString().Contains(match.Mentee.ToString(), StringComparison.Ordinal));
        Assert.Equal(["languages", "years-of-experience"], asked.GetProperty("questions").EnumerateArray().Select(question => question.Text("what")).Order());
    }

    [Fact]
    public async Task Asks_a_company_once_for_every_draft_that_waits_for_it()
    {
        var cohort = await World.OpenCohort();
        for (var person = 0; person < 3; person++)
        {
            await consortium.Acme.Offers(cohort, "Ida", $"Tremblay{person}");
            await NominateLittleKnown(cohort, $"Roy{person}");
        }

        var matches = await World.Pair(cohort);
        await coordinator.Open($"/queue?cohort={cohort}");

        await coordinator.Press("…and what is open on other drafts of this company (2; questions: 4)");

        foreach (var match in matches)
            Assert.Equal("awaiting-information", await StateOf(match));
        Assert.Contains("Nothing waits here", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_why_there_is_no_match_and_its_draft_leaves_the_queue()
    {
        var matches = await Pairs(2);
        await Open(matches);
        var closed = matches.Single(match => match.Id == Chosen());

        await coordinator.Press("4 Nobody suits", ("Reason", "À la prochaine cohorte."));

        Assert.Contains("The search is closed", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("Matches in this list: 1", coordinator.Text, StringComparison.Ordinal);
        await coordinator.Open($"/unmatched?cohort={closed.Cohort}");
        Assert.Contains("Nobody suits À la prochaine cohorte.", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Swaps_the_mentor_for_an_alternative_and_takes_it_back()
    {
        var matches = await Pairs(2);
        var match = matches[0];
        await coordinator.Open($"/queue?match={match.Id}");

        await coordinator.Submit(Button("4 Somebody of Acme"));
        Assert.Contains("This match takes the place of the one before.", coordinator.Text, StringComparison.Ordinal);
        Assert.Equal("withdrawn", await StateOf(match));
        await coordinator.Press("u Undo");

        var now = (await World.Queue(match.Cohort)).Single(one => one.Id == Chosen());
        Assert.Equal((match.Mentor, match.Mentee, "screened"), (now.Mentor, now.Mentee, now.State));
    }

    [Fact]
    public async Task Is_told_of_an_open_question_overrules_it_with_a_reason_and_proposes()
    {
        var cohort = await World.OpenCohort();
        await consortium.Acme.Hr.Post(
            $"/api/v1/cohorts/{cohort}/participants", new { givenName = "Eve", familyName = "Roy", email = $"eve@{cohort}.example", role = "mentor", skills = (string[])["negotiation"] })
            .Is(HttpStatusCode.Created);
        await consortium.Borealis.Nominates(cohort, "Emil", "Roy");
        var match = Assert.Single(await World.Pair(cohort));
        using var francophone = new PageVisitor(consortium.Service.Address, consortium.Coordinator, "fr-CA");
        await francophone.Open($"/queue?cohort={cohort}");

        await francophone.Press("1 Proposer");
        Assert.Equal(HttpStatusCode.Conflict, francophone.Status);
        Assert.Contains("indépendance", francophone.Text, StringComparison.Ordinal);
        await francophone.Press("Continuer sans les réponses d’indépendance", ("Reason", "Elle a répondu au téléphone."));
        await francophone.Press("1 Proposer");

        Assert.Equal("awaiting-company-consents", await StateOf(match));
    }

    [Fact]
    public async Task Hands_a_match_over_and_takes_it_back()
    {
        var match = Assert.Single(await Pairs(1));
        var me = await PrincipalOf(consortium.Coordinator);
        using var successor = await World.AnotherCoordinator();
        var them = await PrincipalOf(successor);
        await Open([match]);
        await coordinator.Press("t Take up");

        await coordinator.Press("Hand over", ("to", them.ToString()));
        Assert.Equal(them, await CoordinatorOf(match));
        await coordinator.Press("u Undo");

        Assert.Equal(me, await CoordinatorOf(match));
        await coordinator.Press("Hand over", ("to", consortium.Acme.MemberId.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, coordinator.Status);
        Assert.Contains("No pairing coordinator has this id.", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_what_it_can_of_several_and_says_of_each_of_the_others_why_not()
    {
        var matches = await Pairs(3);
        await coordinator.Open($"/queue?cohort={matches[0].Cohort}&owner=all");
        await World.Propose(matches[1]).Is(HttpStatusCode.OK);
        await World.Consent(matches[1]);
        await World.OpenBallot(matches[1]);
        await coordinator.Follow("tick all shown");

        await coordinator.Press("Propose");

        Assert.Equal(HttpStatusCode.Conflict, coordinator.Status);
        Assert.Contains("Done: 2. Not done: 1.", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("This match no longer waits in the queue.", coordinator.Text, StringComparison.Ordinal);
        foreach (var match in (QueuedMatch[])[matches[0], matches[2]])
            Assert.Equal("awaiting-company-consents", await StateOf(match));
    }

    [Fact]
    public async Task Opens_a_slate_of_what_is_ticked_and_takes_it_back()
    {
        var matches = await Pairs(2);
        foreach (var match in matches)
        {
            await World.Propose(match).Is(HttpStatusCode.OK);
            await World.Consent(match);
        }

        await consortium.Service.CaughtUp();
        await coordinator.Open($"/queue?cohort={matches[0].Cohort}&ticked=true");
        await coordinator.Press("Slate: put to the vote");
        foreach (var match in matches)
            Assert.Equal("before-committee", await StateOf(match));

        await coordinator.Press("u Undo");

        foreach (var match in matches)
            await World.IsIn(match, "consented");
    }

    [Fact]
    public async Task Opens_a_ballot_with_words_for_the_voters()
    {
        var match = Assert.Single(await Pairs(1));
        await World.Propose(match).Is(HttpStatusCode.OK);
        await World.Consent(match);
        await consortium.Service.CaughtUp();
        await Open([match]);

        await coordinator.Press("1 Bring before the committee", ("Reason", "Both work in shifts."));

        Assert.Contains("The committee can vote now.", coordinator.Text, StringComparison.Ordinal);
        Assert.Equal("before-committee", await StateOf(match));
    }

    [Fact]
    public async Task Ends_a_mission_with_a_reason()
    {
        var match = Assert.Single(await Pairs(1));
        await World.Approve(match);
        await World.Accept(match);
        await consortium.Service.CaughtUp();
        await coordinator.Open($"/queue?match={match.Id}");

        await coordinator.Press("Completed", ("Reason", "They say so."));
        Assert.Equal(HttpStatusCode.Conflict, coordinator.Status);
        Assert.Contains("They say so.", coordinator.Text, StringComparison.Ordinal);
        await coordinator.Press("Ended by agreement", ("Reason", "Both asked."));

        Assert.Equal("ended", await StateOf(match));
    }

    [Fact]
    public async Task Ticks_nothing_and_is_told_so()
    {
        await Open(await Pairs(1));

        await coordinator.Press("Propose");

        Assert.Contains("Tick at least one match in the list.", coordinator.Text, StringComparison.Ordinal);
    }

    /// <summary>Pairs of Acme's mentors and Borealis's mentees in a cohort of their own.</summary>
    private async Task<IReadOnlyList<QueuedMatch>> Pairs(int count)
    {
        var cohort = await World.OpenCohort();
        for (var person = 0; person < count; person++)
        {
            await consortium.Acme.Offers(cohort, "Aurélie", $"Tremblay{person}");
            await consortium.Borealis.Nominates(cohort, "Brandon", $"Okafor{person}");
        }

        return await World.Pair(cohort);
    }

    private async Task<QueuedMatch> APairOfLittleKnown()
    {
        var cohort = await World.OpenCohort();
        await consortium.Acme.Offers(cohort, "Ida", "Tremblay");
        await NominateLittleKnown(cohort, "Roy");
        return Assert.Single(await World.Pair(cohort));
    }

    /// <summary>Nobody has said which languages this mentee speaks, nor for how long they have worked.</summary>
    private Task NominateLittleKnown(Guid cohort, string familyName) => consortium.Borealis.Hr.Post(
        $"/api/v1/cohorts/{cohort}/participants",
        new { givenName = "Ugo", familyName, email = $"{familyName}@{cohort}.example", role = "mentee", needs = new { negotiation = "essential" } })
        .Is(HttpStatusCode.Created);

    private Task Open(IReadOnlyList<QueuedMatch> matches) => coordinator.Open($"/queue?cohort={matches[0].Cohort}");

    /// <summary>The match whose row is marked as the open one.</summary>
    private Guid Chosen() => Guid.Parse(coordinator.Page.QuerySelector<IHtmlInputElement>(".list li[aria-current=true] input")!.Value);

    private IHtmlButtonElement Button(string begins) => coordinator.Page.QuerySelectorAll<IHtmlButtonElement>("button")
        .First(button => PageVisitor.Plain(button).StartsWith(begins, StringComparison.Ordinal));

    private async Task<string> StateOf(QueuedMatch match) =>
        (await consortium.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).Text("state");

    private async Task<Guid> CoordinatorOf(QueuedMatch match) =>
        (await consortium.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).GetProperty("coordinator").GetGuid();

    private static async Task<Guid> PrincipalOf(Caller caller) => (await caller.Get("/api/v1/me").Is(HttpStatusCode.OK)).GetProperty("principal").GetGuid();
}
