using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Companies;

/// <summary>A consortium where Acme excluded Borealis, with a reason, and Corvid nobody.</summary>
[Trait("Rule", "L-21")]
public sealed class KeepingAnExclusionSecret(AConsortium consortium) : IClassFixture<AConsortium>
{
    private const string Reason = "canary-we-bid-for-the-same-contracts";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_declaring_company_and_the_coordinators_read_why_and_the_auditor_that()
    {
        var (by, against) = await Excluded();

        Assert.Equal(Reason, Assert.Single(await Seen(by.Hr, by)).Text("reason"));
        Assert.Equal(Reason, Assert.Single(await Seen(consortium.Coordinator, by)).Text("reason"));
        using var auditor = await consortium.World.Operator.Gives(consortium.Service, Role.Auditor);
        var audited = Assert.Single(await Seen(auditor, by));
        Assert.Equal(against.Id, audited.GetProperty("against").GetGuid());
        Assert.Equal(JsonValueKind.Null, audited.GetProperty("reason").ValueKind);
    }

    [Fact]
    public async Task Everything_that_the_excluded_company_asks_is_answered_as_if_nobody_had_excluded_it()
    {
        var (by, against) = await Excluded();
        var bystander = await consortium.World.Admit("Bystander");

        foreach (var ask in Asks())
        {
            var excluded = await Answer(ask(against, by), against, by);
            var free = await Answer(ask(against, bystander), against, bystander);
            Assert.Equal(free, excluded);
        }

        await consortium.Service.CaughtUp();
        var own = await against.Hr.Get("/api/v1/exclusions").Is(HttpStatusCode.OK);
        Assert.DoesNotContain(Reason, own.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            [by.Id, bystander.Id],
            own.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("against").GetGuid()).OrderBy(id => id == bystander.Id));
    }

    [Fact]
    [Trait("Rule", "L-19")]
    public async Task It_ends_for_its_declarer_once_both_have_agreed_and_the_other_side_never_saw_a_difference()
    {
        var (by, against) = await Excluded();

        await by.Hr.Post($"/api/v1/companies/{by.Id}/exclusion-ends", new { against = against.Id }).Is(HttpStatusCode.OK);
        Assert.NotEqual(JsonValueKind.Null, Assert.Single(await Seen(by.Hr, by)).GetProperty("from").ValueKind);

        await against.Hr.Post($"/api/v1/companies/{against.Id}/exclusion-ends", new { against = by.Id }).Is(HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, Assert.Single(await Seen(by.Hr, by)).GetProperty("from").ValueKind);
        Assert.True(Assert.Single(await Seen(against.Hr, against)).GetProperty("agreedToEnd").GetBoolean());
    }

    [Fact]
    [Trait("Rule", "L-19")]
    public async Task A_pair_of_the_two_groups_is_not_proposed_once_control_is_recorded()
    {
        var (by, against) = await Excluded();
        var acquired = await consortium.World.Admit("Acquired");
        var pair = await consortium.World.OnePair(by, acquired);

        await consortium.Coordinator.Post(
            "/api/v1/control-links",
            new { controller = against.Id, controlled = acquired.Id, from = "2026-01-01", test = "votes", share = 10_000, source = "register", confidence = 100 })
            .Is(HttpStatusCode.OK);

        await consortium.World.Propose(pair).IsProblem(409, "eligibility.excluded");
    }

    private static IEnumerable<Func<Company, Company, Task<HttpResponseMessage>>> Asks() =>
    [
        (asking, about) => asking.Hr.Get($"/api/v1/companies/{about.Id}"),
        (asking, about) => asking.Hr.Get($"/api/v1/exclusions?company={about.Id}"),
        (asking, about) => asking.Hr.Get($"/api/v1/relationships?company={about.Id}"),
        (asking, about) => asking.Hr.Get($"/api/v1/companies/{about.Id}/history"),
        (asking, about) => asking.Hr.Post($"/api/v1/companies/{asking.Id}/exclusions", new { against = about.Id, from = "2026-06-01" }),
        (asking, about) => asking.Hr.Post($"/api/v1/companies/{asking.Id}/exclusions", new { against = about.Id, from = "2026-05-01" }),
        (asking, about) => asking.Hr.Post($"/api/v1/companies/{asking.Id}/exclusion-ends", new { against = about.Id }),
        (asking, about) => asking.Hr.Post($"/api/v1/companies/{asking.Id}/exclusion-ends", new { against = about.Id }),
        (asking, about) => asking.Hr.Post($"/api/v1/companies/{asking.Id}/competition-declarations", new { with = about.Id, compete = true }),
        (asking, about) => asking.Hr.Post($"/api/v1/companies/{about.Id}/exclusions", new { against = asking.Id, from = "2026-06-01" }),
    ];

    /// <summary>Status, headers and body with the id of the company asked about taken out.</summary>
    private static async Task<string> Answer(Task<HttpResponseMessage> sent, Company asking, Company about)
    {
        var answer = await sent;
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{body}".Replace($"{about.Id}", "other", StringComparison.Ordinal)
            .Replace($"{asking.Id}", "own", StringComparison.Ordinal);
    }

    private async Task<(Company By, Company Against)> Excluded()
    {
        var (by, against) = (await consortium.World.Admit("Acme"), await consortium.World.Admit("Borealis"));
        await by.Hr.Post($"/api/v1/companies/{by.Id}/exclusions", new { against = against.Id, from = "2026-01-01", reason = Reason }).Is(HttpStatusCode.OK);
        return (by, against);
    }

    private async Task<IReadOnlyList<JsonElement>> Seen(Caller caller, Company declaredBy)
    {
        await consortium.Service.CaughtUp();
        return await caller.Items($"/api/v1/exclusions?company={declaredBy.Id}");
    }
}
