using System.Net;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Committee;

public sealed class KeepingTheCommittee(AConsortium ten) : IClassFixture<AConsortium>
{
    [Fact]
    [Trait("Rule", "A-11")]
    [Trait("Rule", "L-30")]
    public async Task An_alternate_votes_for_the_company_and_the_last_vote_of_the_seat_counts()
    {
        var (dunmore, estuaire, fjord) = (await ten.World.Admit("Dunmore"), await ten.World.Admit("Estuaire"), await ten.World.Admit("Fjord"));
        var alternate = await Alternate(dunmore);
        var ballot = await ten.World.BringBeforeCommittee(await ten.World.OnePair(estuaire, fjord));

        await dunmore.Votes(ballot, "against").Is(HttpStatusCode.OK);
        var standing = await alternate.Post($"/api/v1/ballots/{ballot}/votes", new { vote = "for" }).Is(HttpStatusCode.OK);

        Assert.Equal("for", standing.GetProperty("items")[0].Text("vote"));
        await ten.Service.CaughtUp();
        foreach (var person in (Caller[])[dunmore.Member, alternate])
            Assert.Equal("for", (await person.Get($"/api/v1/ballots/{ballot}").Is(HttpStatusCode.OK)).GetProperty("items")[0].Text("vote"));
    }

    [Fact]
    [Trait("Rule", "A-11")]
    public async Task A_company_without_a_holder_is_in_the_coordinators_alarm_since_its_holder_left()
    {
        var granit = await ten.World.Admit("Granit");
        await ten.Service.CaughtUp();
        Assert.DoesNotContain(await ten.Coordinator.Items("/api/v1/committee/vacant-seats"), seat => seat.GetProperty("company").GetGuid() == granit.Id);

        await ten.Coordinator.Delete($"/api/v1/committee/seats/{granit.Id}").Is(HttpStatusCode.OK);
        await ten.Service.CaughtUp();

        var vacant = (await ten.Coordinator.Items("/api/v1/committee/vacant-seats")).Single(seat => seat.GetProperty("company").GetGuid() == granit.Id);
        var term = (await granit.Hr.Items("/api/v1/committee/memberships?limit=200")).Single(term => term.GetProperty("member").GetGuid() == granit.MemberId);
        Assert.Equal("holder", term.Text("office"));
        Assert.Equal(term.GetProperty("until").GetDateTimeOffset(), vacant.GetProperty("since").GetDateTimeOffset());
        Assert.True(term.GetProperty("since").GetDateTimeOffset() <= term.GetProperty("until").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_chair_is_shown_with_the_seats_until_they_leave()
    {
        var havre = await ten.World.Admit("Havre");
        await ten.Coordinator.Send(HttpMethod.Put, "/api/v1/committee/chair", new { member = havre.MemberId }).Is(HttpStatusCode.OK);
        await ten.Service.CaughtUp();
        Assert.True((await Seats()).Single(seat => seat.GetProperty("company").GetGuid() == havre.Id).GetProperty("chairs").GetBoolean());

        await Alternate(havre);
        await ten.Coordinator.Delete($"/api/v1/committee/seats/{havre.Id}").Is(HttpStatusCode.OK);
        await ten.Service.CaughtUp();

        var seat = (await Seats()).Single(seat => seat.GetProperty("company").GetGuid() == havre.Id);
        Assert.False(seat.GetProperty("chairs").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, seat.GetProperty("member").ValueKind);

        Task<IReadOnlyList<System.Text.Json.JsonElement>> Seats() => ten.Coordinator.Items("/api/v1/committee/seats?limit=200");
    }

    [Fact]
    [Trait("Rule", "A-14")]
    public async Task The_committee_changes_a_number_of_the_policy_by_a_ballot()
    {
        var ballot = (await ten.Coordinator.Post("/api/v1/policy/ballots", new { number = "ballot-length-days", value = 10 }).Is(HttpStatusCode.Created))
            .GetProperty("id").GetGuid();
        await ten.Service.CaughtUp();
        var paper = (await ten.Acme.Member.Get($"/api/v1/ballots/{ballot}").Is(HttpStatusCode.OK)).GetProperty("items")[0];
        Assert.Equal(("policy", "ballot-length-days", 10), (paper.Text("subject"), paper.Text("number"), paper.GetProperty("value").GetInt32()));
        Assert.Equal(TimeSpan.FromDays(7), paper.GetProperty("closesAt").GetDateTimeOffset() - paper.GetProperty("openedAt").GetDateTimeOffset());

        foreach (var company in ten.World.Companies)
            await company.Votes(ballot);

        await Eventually.Holds(async _ => (await ten.Acme.Hr.Get("/api/v1/policy").Is(HttpStatusCode.OK)).GetProperty("items").EnumerateArray()
            .Single(number => number.Text("name") == "ballot-length-days").GetProperty("value").GetInt32() == 10);
        await ten.Coordinator.Post("/api/v1/policy/ballots", new { number = "ballot-length-days", value = 61 }).IsProblem(409, "policy.out-of-range");
    }

    private async Task<Caller> Alternate(Company company)
    {
        var issued = await ten.World.Operator.IssuesToken(Role.CommitteeMember, company.Id);
        await ten.Coordinator
            .Send(HttpMethod.Put, $"/api/v1/committee/seats/{company.Id}/alternate", new { member = issued.GetProperty("principal").GetGuid() })
            .Is(HttpStatusCode.OK);
        return ten.Service.As(issued.Text("token"));
    }
}
