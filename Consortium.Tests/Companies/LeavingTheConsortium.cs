using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Companies;

public sealed class LeavingTheConsortium(AConsortium consortium) : IClassFixture<AConsortium>
{
    [Fact]
    [Trait("Rule", "A-11")]
    public async Task A_member_leaves_after_its_last_day_with_its_seat_and_its_history_says_so()
    {
        var company = consortium.Acme;
        using var auditor = await consortium.World.Operator.Gives(consortium.Service, Role.Auditor);
        var today = DateOnly.FromDateTime(consortium.Service.Clock.GetUtcNow().UtcDateTime);
        await company.Hr.Post($"/api/v1/companies/{company.Id}/departure", new { lastDay = today }).Is(HttpStatusCode.OK);

        consortium.Service.Clock.PassTo(consortium.Service.Clock.GetUtcNow().AddDays(1));

        await Eventually.Holds(async _ =>
            (await consortium.Coordinator.Get($"/api/v1/companies/{company.Id}").Is(HttpStatusCode.OK)).Text("state") is "departed");
        await Eventually.Holds(async _ => (await consortium.Coordinator.Items("/api/v1/committee/memberships?limit=200"))
            .Single(term => term.GetProperty("company").GetGuid() == company.Id).GetProperty("until").ValueKind is not JsonValueKind.Null);
        await consortium.Service.CaughtUp();
        Assert.Equal(
            ["partner-company.admitted", "partner-company.agreement-signed", "partner-company.departure-announced", "partner-company.departed"],
            (await auditor.Items($"/api/v1/companies/{company.Id}/history")).Select(entry => entry.Text("change")));
    }
}
