using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Journeys;

/// <summary>A member that lends one mentor, one that asks for one, one with three people, and one with nobody at all, in one cohort.</summary>
[Trait("Rule", "A-03")]
public sealed class SmallMembers(AConsortium consortium) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact]
    public async Task One_mentor_and_one_mentee_come_to_a_mission_before_a_committee_whose_members_lend_nobody()
    {
        var dunmore = await World.Admit("Dunmore");
        var corvid = World.Companies.Single(company => company.Name == "Corvid");
        await consortium.Acme.Hr.Post(
            $"/api/v1/companies/{consortium.Acme.Id}/activity",
            new { sectors = (string[])["54"], territories = (string[])["CA"], labourMarkets = (object[])[new { occupation = "21", territory = "CA" }] }).Is(HttpStatusCode.OK);
        var match = await World.OnePair(consortium.Acme, consortium.Borealis);
        await consortium.Acme.Hr.Send(
            HttpMethod.Patch, $"/api/v1/cohorts/{match.Cohort}/participants/{match.Mentor}/profile", new { functions = (string[])["accounting"] }).Is(HttpStatusCode.OK);
        await World.Propose(match).Is(HttpStatusCode.OK);
        await World.Consent(match);

        var opened = await consortium.Coordinator.Post($"/api/v1/matches/{match.Id}/ballot", new { }).Is(HttpStatusCode.Created);
        var (ballot, item) = (opened.GetProperty("id").GetGuid(), opened.GetProperty("items")[0]);
        Assert.Equal((2, 2), (item.GetProperty("electors").GetInt32(), item.GetProperty("quorum").GetInt32()));
        await consortium.Service.CaughtUp();
        var dossier = (await corvid.Member.Get($"/api/v1/ballots/{ballot}").Is(HttpStatusCode.OK)).GetProperty("items")[0].GetProperty("dossier");
        foreach (var side in (string[])["mentor", "mentee"])
            Assert.All(dossier.GetProperty(side).EnumerateObject(), told => Assert.Equal(JsonValueKind.Null, told.Value.ValueKind));
        foreach (var voter in (Company[])[corvid, dunmore])
            await voter.Votes(ballot).Is(HttpStatusCode.OK);
        await World.IsIn(match, "awaiting-participants");
        await World.Accept(match);

        await World.IsIn(match, "active");
        await Eventually.Holds(async _ => (await corvid.Feed()).Any(notice => notice.Text("subject") == ballot.ToString()));
        await consortium.Service.CaughtUp();
        Assert.Equal([(consortium.Acme.Id, 1)], await Balance(consortium.Acme, match.Cohort));
        Assert.Equal([(consortium.Borealis.Id, -1)], await Balance(consortium.Borealis, match.Cohort));
        Assert.Empty(await Balance(corvid, match.Cohort));
        Assert.Empty(await corvid.Hr.Items("/api/v1/matches"));
    }

    [Fact]
    public async Task A_member_with_three_people_has_each_of_them_paired_with_the_one_of_another()
    {
        var cohort = await World.OpenCohort();
        var mentor = await consortium.Acme.Offers(cohort, "Maude", "Roy");
        var mentees = (await consortium.Acme.Nominates(cohort, "Nils", "Roy"), await consortium.Acme.Nominates(cohort, "Odile", "Roy"));
        await consortium.Borealis.Offers(cohort, "Paul", "Roy", places: 2);
        await World.Companies.Single(company => company.Name == "Corvid").Nominates(cohort, "Quentin", "Roy");

        var found = await World.Pair(cohort);

        Assert.Equal([mentor], found.Where(match => match.MentorCompany == consortium.Acme.Id).Select(match => match.Mentor));
        Assert.Equal(
            new[] { mentees.Item1, mentees.Item2 }.Order(), found.Where(match => match.MenteeCompany == consortium.Acme.Id).Select(match => match.Mentee).Order());
    }

    /// <summary>Places given less places received, of each company that a company is shown; never the pool's, in which it would stand out.</summary>
    private static async Task<IEnumerable<(Guid Company, int Balance)>> Balance(Company company, Guid cohort)
    {
        var report = await company.Hr.Get($"/api/v1/cohorts/{cohort}/reciprocity").Is(HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, report.GetProperty("pool").ValueKind);
        return report.GetProperty("companies").EnumerateArray().Select(line => (line.GetProperty("company").GetGuid(), line.GetProperty("balance").GetInt32()));
    }
}
