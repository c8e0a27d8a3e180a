using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Deliveries;

public sealed class LookingAfterDeliveries(ARunningService running) : IClassFixture<ARunningService>
{
    [Fact]
    public async Task A_coordinator_sees_what_stopped_and_begins_it_anew()
    {
        var (company, _) = await running.AMember();
        var delivery = (await running.Issue(company, 1)).Single().Delivery.Value;
        var coordinator = await running.Operator.Gives(running.Service, Role.Coordinator);
        await Eventually.Holds(async _ => (await Stopped(coordinator)).Contains(delivery));

        var seen = await coordinator.Get($"/api/v1/deliveries/{delivery}").Is(HttpStatusCode.OK);
        var replayed = await coordinator.Post($"/api/v1/deliveries/{delivery}/replay", body: null).Is(HttpStatusCode.OK);

        Assert.Equal(("stopped", "no-receiver", 1), (seen.Text("state"), seen.Text("fault"), seen.GetProperty("attempts").GetInt32()));
        Assert.Equal("due", replayed.Text("state"));
    }

    [Fact]
    public async Task A_company_sees_its_own_and_replays_nothing()
    {
        var (company, hr) = await running.AMember();
        var (_, other) = await running.AMember();
        var delivery = (await running.Issue(company, 1)).Single().Delivery.Value;

        Assert.Equal([delivery], Ids(await hr.Get("/api/v1/deliveries").Is(HttpStatusCode.OK)));
        Assert.Empty(Ids(await other.Get("/api/v1/deliveries").Is(HttpStatusCode.OK)));
        await other.Get($"/api/v1/deliveries/{delivery}").IsProblem(404, "delivery.unknown");
        Assert.Equal(HttpStatusCode.Forbidden, (await hr.Post($"/api/v1/deliveries/{delivery}/replay", body: null)).StatusCode);
    }

    [Fact]
    public async Task A_receipted_delivery_is_not_replayed()
    {
        var (company, hr) = await running.AMember();
        var delivery = (await running.Issue(company, 1)).Single().Delivery.Value;
        var coordinator = await running.Operator.Gives(running.Service, Role.Coordinator);
        await hr.Post($"/api/v1/deliveries/{delivery}/receipt", body: null).Is(HttpStatusCode.OK);

        await coordinator.Post($"/api/v1/deliveries/{delivery}/replay", body: null).IsProblem(409, "delivery.already-receipted");
    }

    [Fact]
    public async Task A_state_that_is_none_is_told_so()
    {
        var coordinator = await running.Operator.Gives(running.Service, Role.Coordinator);

        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.Get("/api/v1/deliveries?state=lost")).StatusCode);
    }

    private static async Task<IReadOnlyList<Guid>> Stopped(Caller coordinator) =>
        Ids(await coordinator.Get("/api/v1/deliveries?state=stopped&limit=200").Is(HttpStatusCode.OK));

    private static IReadOnlyList<Guid> Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
}
