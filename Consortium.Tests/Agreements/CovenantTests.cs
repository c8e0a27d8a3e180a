using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Agreements;

/// <summary>A covenant by which Acme is bound towards Borealis.</summary>
public abstract class CovenantTests(AConsortium consortium) : IClassFixture<AConsortium>
{
    internal AConsortium Members => consortium;

    internal object Items(Guid agreement, Guid cohort) => Covenants.Items(consortium.Acme, consortium.Borealis, agreement, cohort);

    /// <summary>A draft with every condition met but the sign-off of counsel.</summary>
    internal async Task<Guid> Drafted(Guid cohort)
    {
        var agreement = await consortium.World.PermitsCovenants();
        var covenant = await consortium.World.Drafts(Items(agreement, cohort));
        await consortium.Service.CaughtUp();
        return covenant;
    }

    internal static Task<JsonElement> Read(Caller caller, Guid covenant) => caller.Get($"/api/v1/covenants/{covenant}").Is(HttpStatusCode.OK);
}
