using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Agreements;

[Trait("Rule", "A-10")]
public sealed class ConcludingACovenant(AConsortium consortium) : IClassFixture<AConsortium>
{
    private static readonly string _document = new('d', 64);

    [Fact]
    [Trait("Rule", "L-02")]
    public async Task It_takes_effect_after_both_counsel_signed_off_and_ends_by_itself()
    {
        await using var service = await Service.Start(consortium.Databases);
        var covenant = await Drafted(await Permitted(), await consortium.World.OpenCohort());
        await consortium.Coordinator.Post($"/api/v1/covenants/{covenant}/effect", null).IsProblem(409, "covenant.bound-counsel-missing");
        await SignOff(consortium.Acme, covenant, "Maître Lebel");
        await SignOff(consortium.Borealis, covenant, "Maître Okafor");

        await consortium.Coordinator.Post($"/api/v1/covenants/{covenant}/effect", null).Is(HttpStatusCode.OK);
        await consortium.Coordinator.Post($"/api/v1/covenants/{covenant}/effect", null).Is(HttpStatusCode.OK);
        await consortium.Coordinator.Send(HttpMethod.Put, $"/api/v1/covenants/{covenant}", Items(default, default)).IsProblem(409, "covenant.is-fixed");

        service.Clock.PassTo(new DateTimeOffset(2027, 12, 18, 0, 0, 1, TimeSpan.Zero));
        await Eventually.Holds(async _ => (await Read(consortium.Coordinator, covenant)).Text("state") == "expired");
    }

    [Theory]
    [Trait("Rule", "L-03")]
    [InlineData("no-hire")]
    [InlineData("no-consideration-of-spontaneous-applications")]
    [InlineData("consult-before-hiring")]
    public async Task A_promise_not_to_hire_is_refused_with_a_sentence(string prohibitedAct)
    {
        var problem = await consortium.Coordinator
            .Post("/api/v1/covenants", new { bound = consortium.Acme.Id, beneficiary = consortium.Borealis.Id, prohibitedAct })
            .IsProblem(409, "covenant.act-not-representable");

        Assert.Equal("L-03", problem.Text("rule"));
        Assert.StartsWith("Ni la promesse de ne pas embaucher", problem.Text("fr"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "L-04")]
    public async Task A_whole_staff_cannot_be_protected() => await consortium.Coordinator
        .Post("/api/v1/covenants", new { bound = consortium.Acme.Id, beneficiary = consortium.Borealis.Id, protectedPersons = "all-employees" })
        .IsProblem(409, "covenant.persons-not-representable");

    [Fact]
    [Trait("Rule", "L-08")]
    public async Task Each_party_reads_its_items_its_warnings_and_what_is_unmet_and_its_own_counsel_alone()
    {
        var covenant = await Drafted(await Permitted(), await consortium.World.OpenCohort());
        await SignOff(consortium.Acme, covenant, "Maître Lebel");

        var (acme, borealis) = (await Read(consortium.Acme.Hr, covenant), await Read(consortium.Borealis.Hr, covenant));

        Assert.All([acme, borealis], read =>
        {
            Assert.Equal("Nos mentors voient leurs plans.", read.Text("legitimateInterest"));
            Assert.Contains("Loi sur la concurrence", read.GetProperty("warnings")[0].Text("french"), StringComparison.Ordinal);
            Assert.Equal("covenant.beneficiary-counsel-missing", Assert.Single(read.GetProperty("unmet").EnumerateArray()).Text("code"));
        });
        Assert.Equal("Maître Lebel", acme.GetProperty("signOffs")[0].Text("counsel"));
        Assert.Equal(JsonValueKind.Null, borealis.GetProperty("signOffs")[0].GetProperty("counsel").ValueKind);
        await consortium.World.Companies.Last().Hr.Get($"/api/v1/covenants/{covenant}").IsProblem(404, "covenant.unknown");
    }

    [Fact]
    [Trait("Rule", "L-10")]
    [Trait("Rule", "L-11")]
    public async Task A_person_is_told_every_covenant_about_their_match_in_both_languages_and_nobody_elses()
    {
        var pair = await consortium.World.OnePair(consortium.Acme, consortium.Borealis);
        await consortium.World.Propose(pair).Is(HttpStatusCode.OK);
        var bystander = await consortium.Borealis.Nominates(pair.Cohort, "Zoé", "Martin");
        var covenant = await Drafted(await Permitted(), pair.Cohort);
        await SignOff(consortium.Acme, covenant, "Maître Lebel");
        await SignOff(consortium.Borealis, covenant, "Maître Okafor");
        await consortium.Coordinator.Post($"/api/v1/covenants/{covenant}/effect", null).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        var told = (await consortium.Borealis.Hr.Get($"/api/v1/participants/{pair.Mentee}/covenants").Is(HttpStatusCode.OK)).GetProperty("items");
        var other = (await consortium.Borealis.Hr.Get($"/api/v1/participants/{bystander}/covenants").Is(HttpStatusCode.OK)).GetProperty("items");

        var one = Assert.Single(told.EnumerateArray());
        Assert.StartsWith("The other company of your match does not solicit", one.GetProperty("wording").Text("english"), StringComparison.Ordinal);
        Assert.StartsWith("L'autre entreprise de votre jumelage ne sollicite pas", one.GetProperty("wording").Text("french"), StringComparison.Ordinal);
        Assert.DoesNotContain(pair.Mentor.ToString(), one.ToString(), StringComparison.Ordinal);
        Assert.Empty(other.EnumerateArray());
    }

    private object Items(Guid agreement, Guid cohort) => new
    {
        bound = consortium.Acme.Id,
        beneficiary = consortium.Borealis.Id,
        mainAgreement = agreement,
        cohort,
        legitimateInterest = "Nos mentors voient leurs plans.",
        necessity = "La règle de conduite ne suffit pas ici.",
        jurisdiction = "quebec",
        protectedPersons = "participants-of-their-matches",
        prohibitedAct = "direct-solicitation-by-mentor",
        territory = (string[])["CA-QC"],
        from = "2027-01-04",
        until = "2027-12-17",
    };

    /// <summary>A version of the agreement that permits covenants, in force and signed by both.</summary>
    private async Task<Guid> Permitted()
    {
        var id = (await consortium.Coordinator.Post("/api/v1/agreements", new { french = "Avec engagements", english = "With covenants", covenants = new { } })
            .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await consortium.Coordinator.Post($"/api/v1/agreements/{id}/publication", new { }).Is(HttpStatusCode.OK);
        foreach (var company in consortium.World.Companies)
            await company.Hr.Post($"/api/v1/companies/{company.Id}/agreement-signatures", new { agreement = id, signatory = "Dominique Roy, présidente" }).Is(HttpStatusCode.OK);
        return id;
    }

    private async Task<Guid> Drafted(Guid agreement, Guid cohort)
    {
        var covenant = (await consortium.Coordinator.Post("/api/v1/covenants", Items(agreement, cohort)).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await consortium.Service.CaughtUp();
        return covenant;
    }

    private static Task<JsonElement> SignOff(Company company, Guid covenant, string counsel) => company.Hr
        .Post($"/api/v1/covenants/{covenant}/sign-offs", new { counsel, on = "2026-01-15", documentDigest = _document }).Is(HttpStatusCode.OK);

    private static Task<JsonElement> Read(Caller caller, Guid covenant) => caller.Get($"/api/v1/covenants/{covenant}").Is(HttpStatusCode.OK);
}
