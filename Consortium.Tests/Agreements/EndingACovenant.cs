using System.Net;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Agreements;

[Trait("Rule", "A-10")]
public sealed class EndingACovenant(AConsortium consortium) : CovenantTests(consortium)
{
    [Fact]
    [Trait("Rule", "L-02")]
    public async Task It_takes_effect_after_both_counsel_signed_off_and_ends_by_itself()
    {
        var covenant = await Drafted(await Members.World.OpenCohort());
        await Members.World.PutsInForce(covenant).IsProblem(409, "covenant.bound-counsel-missing");
        await Members.Acme.SignsOff(covenant, "Maître Lebel");
        await Members.Borealis.SignsOff(covenant, "Maître Okafor");

        await Members.World.PutsInForce(covenant).Is(HttpStatusCode.OK);
        await Members.World.PutsInForce(covenant).Is(HttpStatusCode.OK);
        await Members.Coordinator.Send(HttpMethod.Put, $"/api/v1/covenants/{covenant}", Items(default, default)).IsProblem(409, "covenant.is-fixed");

        Members.Service.Clock.PassTo(new DateTimeOffset(2027, 12, 18, 0, 0, 1, TimeSpan.Zero));
        var coordinator = await (await Members.Service.AnOperator()).Gives(Members.Service, Role.Coordinator);
        await Eventually.Holds(async _ => (await Read(coordinator, covenant)).Text("state") == "expired");
    }
}
