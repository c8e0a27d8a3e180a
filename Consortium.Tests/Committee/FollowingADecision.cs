using System.Net;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Committee;

/// <summary>An auditor follows a decision of the committee along its record.</summary>
public sealed class FollowingADecision(AConsortium consortium) : IClassFixture<AConsortium>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private World World => consortium.World;

    [Fact]
    public async Task Finds_it_by_subject_result_and_day_the_newest_first()
    {
        var (first, second) = (await Approved(), await Approved());
        var auditor = await Auditor();

        var approved = await auditor.Items("/api/v1/committee/decisions?subject=match&result=approved&limit=200");

        var ballots = approved.Select(row => row.GetProperty("ballot").GetGuid()).ToList();
        Assert.InRange(ballots.IndexOf(second.Ballot), 0, ballots.IndexOf(first.Ballot) - 1);
        Assert.Equal(
            (second.Match.Id, "approved", 2, 0),
            Of(approved[ballots.IndexOf(second.Ballot)]));
        var today = consortium.Service.Clock.GetUtcNow();
        Assert.Empty(await auditor.Items($"/api/v1/committee/decisions?until={today.AddDays(-2):yyyy-MM-dd}"));
        Assert.Empty(await auditor.Items($"/api/v1/committee/decisions?from={today.AddDays(2):yyyy-MM-dd}"));
        Assert.DoesNotContain(await auditor.Items("/api/v1/committee/decisions?result=rejected&limit=200"), row => row.GetProperty("ballot").GetGuid() == second.Ballot);
        await auditor.Get("/api/v1/committee/decisions?subject=weather").IsProblem(400, "request.parameter");

        static (Guid, string, int, int) Of(JsonElement row) =>
            (row.GetProperty("about").GetGuid(), row.Text("outcome"), row.GetProperty("for").GetInt32(), row.GetProperty("against").GetInt32());
    }

    [Fact]
    public async Task Reads_its_events_in_order_with_their_stored_names_and_the_roles_of_those_who_acted()
    {
        var (match, ballot) = await Approved();
        var record = await RecordOf(ballot, await Auditor());

        var chain = record.GetProperty("chain").EnumerateArray().ToList();
        var names = chain.Select(step => step.Text("name")).ToList();
        Assert.Equal(
            ["match.drafted", "match.proposed", "match.company-consented", "ballot.opened", "ballot.vote-cast", "ballot.item-settled", "match.decided", "delivery.opened"],
            names.Distinct().Where(name => name is "match.drafted" or "match.proposed" or "match.company-consented" or "ballot.opened" or "ballot.vote-cast"
                or "ballot.item-settled" or "match.decided" or "delivery.opened"));
        var sequence = chain.Select(step => step.GetProperty("sequence").GetInt64()).ToList();
        Assert.Equal(sequence.Order(), sequence);
        Assert.All(chain.Where(step => step.Text("name") is "ballot.vote-cast"), step => Assert.Equal("committee-member", step.GetProperty("actor")[0].GetString()));
        Assert.Equal("coordinator", chain.Single(step => step.Text("name") is "match.proposed").GetProperty("actor")[0].GetString());
        Assert.True(chain.Single(step => step.Text("name") is "match.decided").GetProperty("byService").GetBoolean());
        Assert.Equal((3, 2, 3), (record.GetProperty("electors").GetInt32(), record.GetProperty("quorum").GetInt32(), record.GetProperty("seats").GetInt32()));
        Assert.True(record.GetProperty("decided").GetProperty("rulesPosition").GetInt64() > 0);
        Assert.Equal(
            World.Companies.Select(company => (company.Id, World.HomesOf(match).Contains(company) ? "decision" : "slate")).Order(),
            record.GetProperty("deliveries").EnumerateArray().Select(told => (told.GetProperty("company").GetGuid(), told.Text("kind"))).Order());
    }

    [Fact]
    public async Task Has_nothing_of_another_item_of_the_slate_in_it()
    {
        var (one, other) = (await World.OnePair(consortium.Acme, consortium.Borealis), await World.OnePair(consortium.Acme, consortium.Borealis));
        foreach (var match in (QueuedMatch[])[one, other])
        {
            await World.Propose(match).Is(HttpStatusCode.OK);
            await World.Consent(match);
        }

        var opened = await consortium.Coordinator.Post(
            "/api/v1/slates", new { matches = (Guid[])[one.Id, other.Id], closesAt = TimeProvider.System.GetUtcNow().AddDays(1) }).Is(HttpStatusCode.Created);
        var (ballot, first) = (opened.GetProperty("id").GetGuid(), opened.GetProperty("items")[0].GetProperty("id").GetGuid());
        foreach (var company in (Company[])[consortium.Acme, consortium.Borealis])
            await company.Member.Post($"/api/v1/ballots/{ballot}/votes", new { vote = "for", items = (Guid[])[first] }).Is(HttpStatusCode.OK);
        await Listed(ballot, await Auditor());
        await Task.WhenAll(World.Companies.Select(company => company.Member.Post($"/api/v1/ballots/{ballot}/votes", new { vote = "against" })));

        var record = await RecordOf(ballot, await Auditor(), first);

        Assert.Equal(2, record.GetProperty("chain").EnumerateArray().Count(step => step.Text("name") is "ballot.vote-cast"));
        Assert.Single(record.GetProperty("chain").EnumerateArray(), step => step.Text("name") is "ballot.item-settled");
    }

    [Fact]
    [Trait("Rule", "L-41")]
    public async Task Sees_whether_the_words_behind_it_are_still_those_that_were_recorded()
    {
        var (_, ballot) = await Approved();
        var auditor = await Auditor();
        var words = WordsOf(await RecordOf(ballot, auditor));
        Assert.Equal(2, words.Count);
        Assert.All(words, one => Assert.Equal("as-recorded", one.State));

        await using var superuser = await consortium.Superuser();
        await superuser.Execute($"delete from personal.text where text = '{words[0].Text}'", Ct);
        await superuser.Execute($"update personal.text set sealed = set_byte(sealed, octet_length(sealed) - 1, get_byte(sealed, octet_length(sealed) - 1) # 1) where text = '{words[1].Text}'", Ct);

        Assert.Equal(["erased", "altered"], WordsOf(await RecordOf(ballot, auditor)).Select(one => one.State));
        using var page = new PageVisitor(consortium.Service.Address, auditor);
        await page.Open($"/decided/{(await Listed(ballot, auditor)).Text("item")}");
        Assert.Contains("a digest does not verify 0 as recorded, 1 erased, 1 altered", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_from_the_list_to_the_record_and_is_shown_no_words_and_no_names()
    {
        var (match, ballot) = await Approved();
        var auditor = await Auditor();
        await Listed(ballot, auditor);
        using var page = new PageVisitor(consortium.Service.Address, auditor);
        await page.Open("/decided?subject=match&result=approved");

        await page.Follow($"A match {match.Id.ToString("N")[^6..]}");

        Assert.Contains("digests verify 2 as recorded", page.Text, StringComparison.Ordinal);
        Assert.Contains("ballot.vote-cast", page.Text, StringComparison.Ordinal);
        Assert.Contains("as of event", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("As the check found", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", page.Text, StringComparison.Ordinal);
    }

    private Task<Caller> Auditor() => World.Operator.Gives(consortium.Service, Role.Auditor);

    /// <summary>A match that every seat approved with a reason.</summary>
    private async Task<(QueuedMatch Match, Guid Ballot)> Approved()
    {
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        var ballot = await World.BringBeforeCommittee(match);
        await World.Vote(ballot);
        await World.IsIn(match, "awaiting-participants");
        await Eventually.Holds(async _ => (await consortium.Coordinator.Get($"/api/v1/deliveries?limit=200").Is(HttpStatusCode.OK))
            .GetProperty("items").EnumerateArray().Any(row => row.GetProperty("ballot") is { ValueKind: JsonValueKind.String } of && of.GetGuid() == ballot));
        await consortium.Service.CaughtUp();
        return (match, ballot);
    }

    private static async Task<JsonElement> Listed(Guid ballot, Caller auditor, Guid? item = null)
    {
        JsonElement found = default;
        await Eventually.Holds(async _ =>
        {
            found = (await auditor.Items("/api/v1/committee/decisions?limit=200"))
                .First(row => row.GetProperty("ballot").GetGuid() == ballot && (item is null || row.GetProperty("item").GetGuid() == item));
            return true;
        });
        return found;
    }

    private static async Task<JsonElement> RecordOf(Guid ballot, Caller auditor, Guid? item = null) =>
        await auditor.Get($"/api/v1/committee/decisions/{(await Listed(ballot, auditor, item)).Text("item")}").Is(HttpStatusCode.OK);

    private static List<(Guid Text, string State)> WordsOf(JsonElement record) =>
    [
        .. from step in record.GetProperty("chain").EnumerateArray()
           where step.GetProperty("words") is { ValueKind: JsonValueKind.Object }
           select (step.GetProperty("words").GetProperty("text").GetGuid(), step.GetProperty("words").Text("state")),
    ];
}
