using System.Net;
using Consortium.Tests.Support;

namespace Consortium.Tests.Committee;

public sealed class HoldingAMeeting(AConsortium ten) : IClassFixture<AConsortium>
{
    [Fact]
    [Trait("Rule", "A-14")]
    [Trait("Rule", "L-16")]
    [Trait("Rule", "L-34")]
    public async Task A_meeting_goes_from_its_agenda_to_its_approved_minutes()
    {
        var (acme, corvid) = (ten.Acme, ten.World.Companies.Single(company => company.Name == "Corvid"));
        await ten.Coordinator.Send(HttpMethod.Put, "/api/v1/committee/chair", new { member = acme.MemberId }).Is(HttpStatusCode.OK);
        var ballot = (await ten.Coordinator.Post("/api/v1/policy/ballots", new { number = "conflict-look-back-years", value = 4 }).Is(HttpStatusCode.Created))
            .GetProperty("id").GetGuid();
        var meeting = (await ten.Coordinator
            .Post(
                "/api/v1/meetings",
                new { startsAt = ten.Service.Clock.GetUtcNow().AddHours(1), agenda = new object[] { new { ballot }, new { subject = "Canari : tarifs des membres" } } })
            .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        var path = $"/api/v1/meetings/{meeting}";
        var agenda = await corvid.Member.Get(path).Is(HttpStatusCode.OK);
        Assert.Contains("rémunération", agenda.Text("reminderFr"), StringComparison.Ordinal);
        Assert.Equal("Canari : tarifs des membres", agenda.GetProperty("agenda")[1].Text("subject"));

        await ten.Coordinator
            .Send(HttpMethod.Put, $"{path}/attendance", new { present = new[] { acme.MemberId, corvid.MemberId }, reminderRead = true }).Is(HttpStatusCode.OK);
        await corvid.Member.Post($"{path}/stops", new { place = 2, reason = "Des prix." }).Is(HttpStatusCode.OK);
        await ten.Coordinator.Post($"{path}/minutes", body: null).IsProblem(409, "meeting.ballot-still-open");
        foreach (var company in ten.World.Companies)
            await company.Votes(ballot);
        await ten.Coordinator.Post($"{path}/minutes", body: null).Is(HttpStatusCode.OK);
        await corvid.Member.Post($"{path}/minutes/approval", body: null).IsProblem(409, "meeting.not-the-chair");
        await acme.Member.Post($"{path}/minutes/approval", body: null).Is(HttpStatusCode.OK);

        var whole = await corvid.Member.Get(path).Is(HttpStatusCode.OK);
        var minutes = whole.GetProperty("minutes");
        Assert.Equal(acme.MemberId, whole.GetProperty("approvedBy").GetGuid());
        Assert.True(minutes.GetProperty("reminderRead").GetBoolean());
        Assert.Equal(2, minutes.GetProperty("present").GetArrayLength());
        Assert.Equal(("policy", "approved", 2), (minutes.GetProperty("items")[0].Text("subject"), minutes.GetProperty("items")[0].Text("result"), minutes.GetProperty("items")[0].GetProperty("for").GetInt32()));
        Assert.Equal((2, "Des prix."), (minutes.GetProperty("stopped")[0].GetProperty("place").GetInt32(), minutes.GetProperty("stopped")[0].Text("reason")));
        await ten.Service.CaughtUp();
        Assert.Equal("approved", (await ten.Coordinator.Items("/api/v1/meetings")).Single(one => one.GetProperty("id").GetGuid() == meeting).Text("state"));
    }

    [Fact]
    [Trait("Rule", "A-12")]
    public async Task What_the_committee_follows_up_has_an_owner_a_due_day_and_a_status()
    {
        var due = DateOnly.FromDateTime(ten.Service.Clock.GetUtcNow().UtcDateTime.AddDays(3));
        var followUp = (await ten.Coordinator.Post("/api/v1/follow-ups", new { owner = ten.Acme.MemberId, due, what = "Relancer Corvid" }).Is(HttpStatusCode.Created))
            .GetProperty("id").GetGuid();
        await ten.Service.CaughtUp();
        var listed = (await ten.Borealis.Member.Items("/api/v1/follow-ups?open=true")).Single(one => one.GetProperty("id").GetGuid() == followUp);
        Assert.Equal(("Relancer Corvid", "open", false), (listed.Text("what"), listed.Text("status"), listed.GetProperty("overdue").GetBoolean()));

        await ten.Acme.Member.Send(HttpMethod.Put, $"/api/v1/follow-ups/{followUp}", new { status = "done" }).Is(HttpStatusCode.OK);
        await ten.Service.CaughtUp();

        Assert.DoesNotContain(await ten.Coordinator.Items("/api/v1/follow-ups?open=true"), one => one.GetProperty("id").GetGuid() == followUp);
    }
}
