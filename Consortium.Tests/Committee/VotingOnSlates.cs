using System.Net;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Tests.Support;

namespace Consortium.Tests.Committee;

/// <summary>Several matches in one ballot, from the consents to the decisions, through the API alone.</summary>
public sealed class VotingOnSlates(AConsortium ten) : IClassFixture<AConsortium>, IAsyncLifetime
{
    private Company _dunmore = null!;

    /// <summary>By the service's clock, which another test of this class may have set forward.</summary>
    private DateTimeOffset InADay => ten.Service.Clock.GetUtcNow().AddDays(1);

    [Fact]
    [Trait("Rule", "L-35")]
    public async Task A_vote_on_all_items_decides_each_of_them()
    {
        var (matches, slate) = await Slate("vote");
        Assert.Equal((2, 2, 0), Counted(await OnTheAgenda(_dunmore, slate, open: true)));
        Assert.Equal((2, 0, 0), Counted(await OnTheAgenda(ten.Acme, slate, open: true)));

        foreach (var voter in ten.World.VotersOn(matches[0]))
            await voter.Votes(slate);

        foreach (var match in matches)
            await IsDecided(match, "awaiting-participants");
        var settled = await OnTheAgenda(_dunmore, slate, open: false);
        Assert.Equal((2, 2, 2), Counted(settled));
        Assert.Equal(("approved", 2), (settled.GetProperty("results")[0].Text("result"), settled.GetProperty("results")[0].GetProperty("items").GetInt32()));
        await Eventually.Holds(async _ => (await Told(_dunmore, slate)).Count > 0);
        Assert.Equal(2, Assert.Single(await Told(_dunmore, slate)).GetProperty("data").GetProperty("outcomes").GetArrayLength());
        Assert.Empty(await Told(ten.Acme, slate));
    }

    [Fact]
    [Trait("Rule", "L-33")]
    public async Task Voters_read_why_the_coordinator_proposes_a_match_and_a_forbidden_word_in_it_is_refused()
    {
        var match = await ten.World.OnePair(ten.Acme, ten.Borealis);
        await ten.World.Propose(match).Is(HttpStatusCode.OK);
        await ten.World.Consent(match);
        object Asking(string words) => new { matches = new[] { match.Id }, rationales = new[] { new { match = match.Id, words } } };

        var refused = await ten.Coordinator.Post("/api/v1/slates", Asking("Elle gagne un salaire de 120 000 $.")).IsProblem(409, "content.forbidden-category");
        Assert.Equal("/rationales/0/words", refused.GetProperty("values").Text("field"));
        var slate = (await ten.Coordinator.Post("/api/v1/slates", Asking("Canari : deux parcours en usine.")).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await ten.Service.CaughtUp();

        var dossier = Assert.Single(await Items(_dunmore.Member, slate)).GetProperty("dossier");
        Assert.Equal("Canari : deux parcours en usine.", dossier.Text("rationale"));
        Assert.Equal(8, dossier.GetProperty("inputs").GetArrayLength());
        Assert.NotEqual(default, dossier.GetProperty("conflicts").GetProperty("at").GetDateTimeOffset());
        await using var log = await TestDatabase.Open(ten.Databases.Owner);
        Assert.Equal(0L, await log.Scalar<long>("select count(*) from consortium.mt_events where data::text like '%parcours%'", TestContext.Current.CancellationToken));
    }

    [Fact]
    [Trait("Rule", "L-35")]
    public async Task Without_objection_a_slate_that_was_read_is_approved_and_an_item_that_was_objected_to_is_voted_on()
    {
        var (matches, slate) = await Slate("no-objection");
        var (corvid, item) = (ten.World.VotersOn(matches[0])[0], (await Items(ten.World.VotersOn(matches[0])[0].Member, slate))[1]);
        foreach (var voter in ten.World.VotersOn(matches[0]))
            await voter.Member.Post($"/api/v1/ballots/{slate}/readings", body: null).Is(HttpStatusCode.OK);
        await corvid.Votes(slate).IsProblem(409, "ballot.by-silence");

        var objection = await corvid.Member.Post($"/api/v1/ballots/{slate}/items/{item.Text("item")}/ballot", new { reason = "Trop tôt." }).Is(HttpStatusCode.Created);
        var own = objection.GetProperty("id").GetGuid();
        foreach (var voter in ten.World.VotersOn(matches[1]))
            await voter.Votes(own, "against");

        await IsDecided(matches[1], "rejected");
        ten.Service.Clock.PassTo(ten.Service.Clock.GetUtcNow().AddDays(8));
        await IsDecided(matches[0], "awaiting-participants");
    }

    [Fact]
    [Trait("Rule", "C-22")]
    public async Task A_voided_ballot_gives_its_match_back_to_be_brought_up_again()
    {
        var match = await ten.World.OnePair(ten.Acme, ten.Borealis);
        var ballot = await ten.World.BringBeforeCommittee(match, InADay);

        var voided = await ten.Coordinator.Post($"/api/v1/ballots/{ballot}/voiding", new { reason = "Mauvais dossier." }).Is(HttpStatusCode.OK);

        Assert.Equal(1, voided.GetProperty("voided").GetInt32());
        await _dunmore.Votes(ballot).IsProblem(409, "ballot.closed");
        await Eventually.Holds(async _ => (await ten.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).Text("state") == "consented");
        Assert.NotEqual(ballot, await ten.World.OpenBallot(match, InADay));
    }

    [Fact]
    [Trait("Rule", "L-34")]
    public async Task Reasons_are_told_once_the_item_has_its_result_to_those_who_were_not_recused()
    {
        var match = await ten.World.OnePair(ten.Acme, ten.Borealis);
        var ballot = await ten.World.BringBeforeCommittee(match, InADay);
        var voters = ten.World.VotersOn(match);
        await voters[0].Member.Post($"/api/v1/ballots/{ballot}/votes", new { vote = "against", reason = "Canari : même client." }).Is(HttpStatusCode.OK);
        await ten.Service.CaughtUp();
        Assert.Empty(await Reasons(voters[1].Member, ballot));

        await ten.Acme.Member.Post($"/api/v1/ballots/{ballot}/recusals", new { }).Is(HttpStatusCode.OK);
        foreach (var voter in voters.Skip(1))
            await voter.Votes(ballot, "against");
        await IsDecided(match, "rejected");
        await ten.Service.CaughtUp();

        foreach (var reader in (Caller[])[voters[1].Member, ten.Borealis.Member, ten.Coordinator])
            Assert.Equal(("against", "Canari : même client."), Assert.Single(await Reasons(reader, ballot)));
        Assert.Empty(await Reasons(ten.Acme.Member, ballot));
        await using var log = await TestDatabase.Open(ten.Databases.Owner);
        Assert.Equal(0L, await log.Scalar<long>("select count(*) from consortium.mt_events where data::text like '%Canari%'", TestContext.Current.CancellationToken));
    }

    public async ValueTask InitializeAsync() => _dunmore = ten.World.Companies.FirstOrDefault(company => company.Name == "Dunmore") ?? await ten.World.Admit("Dunmore");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Two matches of Acme's mentors and Borealis's mentees in one slate.</summary>
    private async Task<(IReadOnlyList<QueuedMatch> Matches, Guid Slate)> Slate(string procedure)
    {
        QueuedMatch[] matches = [await ten.World.OnePair(ten.Acme, ten.Borealis), await ten.World.OnePair(ten.Acme, ten.Borealis)];
        foreach (var match in matches)
        {
            await ten.World.Propose(match).Is(HttpStatusCode.OK);
            await ten.World.Consent(match);
        }

        var opened = await ten.Coordinator.Post("/api/v1/slates", new { matches = matches.Select(match => match.Id), procedure }).Is(HttpStatusCode.Created);
        await ten.Service.CaughtUp();
        return (matches, opened.GetProperty("id").GetGuid());
    }

    private Task IsDecided(QueuedMatch match, string state) => Eventually.Holds(async _ =>
        (await ten.Coordinator.Get($"/api/v1/matches/{match.Id}").Is(HttpStatusCode.OK)).Text("state") == state);

    private static async Task<IReadOnlyList<JsonElement>> Items(Caller member, Guid ballot) =>
        [.. (await member.Get($"/api/v1/ballots/{ballot}").Is(HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];

    private static async Task<IReadOnlyList<JsonElement>> Told(Company company, Guid slate) =>
        [.. (await company.Feed()).Where(notice => notice.Text("subject") == slate.ToString())];

    private static async Task<IReadOnlyList<(string Vote, string Words)>> Reasons(Caller reader, Guid ballot) =>
        [.. (await reader.Items($"/api/v1/ballots/{ballot}/reasons")).Select(reason => (reason.Text("vote"), reason.Text("words")))];

    /// <summary>How many items a ballot has for a company, on how many it votes, and on how many it did.</summary>
    private static (int Items, int Votes, int Voted) Counted(JsonElement entry) =>
        (entry.GetProperty("items").GetInt32(), entry.GetProperty("votes").GetInt32(), entry.GetProperty("voted").GetInt32());

    private async Task<JsonElement> OnTheAgenda(Company company, Guid ballot, bool open)
    {
        await ten.Service.CaughtUp();
        return (await company.Member.Get($"/api/v1/ballots/agenda?open={open}&ballot={ballot}").Is(HttpStatusCode.OK)).GetProperty("items").EnumerateArray()
            .Single(entry => entry.GetProperty("ballot").GetGuid() == ballot);
    }
}
