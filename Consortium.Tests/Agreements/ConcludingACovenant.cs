using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Agreements;

[Trait("Rule", "A-10")]
public sealed class ConcludingACovenant(AConsortium consortium) : CovenantTests(consortium)
{
    [Theory]
    [Trait("Rule", "L-03")]
    [InlineData("no-hire")]
    [InlineData("no-consideration-of-spontaneous-applications")]
    [InlineData("consult-before-hiring")]
    public async Task A_promise_not_to_hire_is_refused_with_a_sentence(string prohibitedAct)
    {
        var problem = await Members.Coordinator
            .Post("/api/v1/covenants", new { bound = Members.Acme.Id, beneficiary = Members.Borealis.Id, prohibitedAct })
            .IsProblem(409, "covenant.act-not-representable");

        Assert.Equal("L-03", problem.Text("rule"));
        Assert.StartsWith("Ni la promesse de ne pas embaucher", problem.Text("fr"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "L-04")]
    public async Task A_whole_staff_cannot_be_protected() => await Members.Coordinator
        .Post("/api/v1/covenants", new { bound = Members.Acme.Id, beneficiary = Members.Borealis.Id, protectedPersons = "all-employees" })
        .IsProblem(409, "covenant.persons-not-representable");

    [Fact]
    [Trait("Rule", "L-08")]
    public async Task Each_party_reads_its_items_its_warnings_and_what_is_unmet_and_its_own_counsel_alone()
    {
        var covenant = await Drafted(await Members.World.OpenCohort());
        await Members.Acme.SignsOff(covenant, "Maître Lebel");

        var (acme, borealis) = (await Read(Members.Acme.Hr, covenant), await Read(Members.Borealis.Hr, covenant));

        Assert.All([acme, borealis], read =>
        {
            Assert.Equal("Nos mentors voient leurs plans.", read.Text("legitimateInterest"));
            Assert.Contains("Loi sur la concurrence", read.GetProperty("warnings")[0].Text("french"), StringComparison.Ordinal);
            Assert.Equal("covenant.beneficiary-counsel-missing", Assert.Single(read.GetProperty("unmet").EnumerateArray()).Text("code"));
        });
        Assert.Equal("Maître Lebel", acme.GetProperty("signOffs")[0].Text("counsel"));
        Assert.Equal(JsonValueKind.Null, borealis.GetProperty("signOffs")[0].GetProperty("counsel").ValueKind);
        await Members.World.Companies.Last().Hr.Get($"/api/v1/covenants/{covenant}").IsProblem(404, "covenant.unknown");
    }

    [Fact]
    [Trait("Rule", "L-10")]
    [Trait("Rule", "L-11")]
    public async Task A_person_is_told_every_covenant_about_their_match_in_both_languages_and_nobody_elses()
    {
        var pair = await Members.World.OnePair(Members.Acme, Members.Borealis);
        await Members.World.Propose(pair).Is(HttpStatusCode.OK);
        var bystander = await Members.Borealis.Nominates(pair.Cohort, "Zoé", "Martin");
        var covenant = await Drafted(pair.Cohort);
        await Members.Acme.SignsOff(covenant, "Maître Lebel");
        await Members.Borealis.SignsOff(covenant, "Maître Okafor");
        await Members.World.PutsInForce(covenant).Is(HttpStatusCode.OK);
        await Members.Service.CaughtUp();

        var told = (await Members.Borealis.Hr.Get($"/api/v1/participants/{pair.Mentee}/covenants").Is(HttpStatusCode.OK)).GetProperty("items");
        var other = (await Members.Borealis.Hr.Get($"/api/v1/participants/{bystander}/covenants").Is(HttpStatusCode.OK)).GetProperty("items");

        var one = Assert.Single(told.EnumerateArray());
        Assert.StartsWith("The other company of your match does not solicit", one.GetProperty("wording").Text("english"), StringComparison.Ordinal);
        Assert.StartsWith("L'autre entreprise de votre jumelage ne sollicite pas", one.GetProperty("wording").Text("french"), StringComparison.Ordinal);
        Assert.DoesNotContain(pair.Mentor.ToString(), one.ToString(), StringComparison.Ordinal);
        Assert.Empty(other.EnumerateArray());
    }
}
