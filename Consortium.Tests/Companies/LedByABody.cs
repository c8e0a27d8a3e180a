using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Companies;

[Trait("Rule", "A-02")]
public sealed class LedByABody(AConsortium consortium) : IClassFixture<AConsortium>
{
    [Fact]
    public async Task A_professional_order_leads_and_its_members_take_part_for_their_employers()
    {
        var order = (await consortium.Coordinator.Post("/api/v1/outsiders", new { legalName = "Ordre des essais" }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        var (cohort, acme) = (await consortium.World.OpenCohort(), consortium.Acme);
        var member = new { givenName = "Vera", familyName = "Roy", email = "vera@acme.example", role = "mentor", through = order };
        Assert.Equal("company-led", (await acme.Member.Get("/api/v1/consortium").Is(HttpStatusCode.OK)).Text("kind"));
        await acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", member).IsProblem(409, "participant.not-by-that-body");

        await consortium.Coordinator.Send(HttpMethod.Put, "/api/v1/consortium", new { kind = "professional-order" }).IsProblem(409, "consortium.bodies-do-not-fit");
        await consortium.Coordinator.Send(HttpMethod.Put, "/api/v1/consortium", new { kind = "professional-order", bodies = (Guid[])[order] }).Is(HttpStatusCode.OK);

        var vera = (await acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants", member).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        var own = await acme.Offers(cohort, "Walter", "Roy");
        await consortium.Service.CaughtUp();
        var people = (await acme.Hr.Items($"/api/v1/cohorts/{cohort}/participants")).ToDictionary(person => person.GetProperty("id").GetGuid());
        Assert.Equal((acme.Id, order), (people[vera].GetProperty("company").GetGuid(), people[vera].GetProperty("through").GetGuid()));
        Assert.Equal(JsonValueKind.Null, people[own].GetProperty("through").ValueKind);

        await consortium.Coordinator.Send(HttpMethod.Put, "/api/v1/committee/chair", new { member = acme.MemberId }).Is(HttpStatusCode.OK);
        await consortium.Coordinator.Send(HttpMethod.Put, "/api/v1/consortium", new { kind = "company-led" }).IsProblem(409, "consortium.founding-is-over");
    }
}
