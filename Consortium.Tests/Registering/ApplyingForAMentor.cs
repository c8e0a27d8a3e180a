using System.Net;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Registering;

[Trait("Rule", "A-65")]
public sealed class ApplyingForAMentor(AConsortium consortium) : IClassFixture<AConsortium>
{
    private string Today => $"{consortium.Service.Clock.GetUtcNow():yyyy-MM-dd}";

    [Fact, Trait("Rule", "L-29"), Trait("Rule", "C-16")]
    public async Task A_mentee_says_why_in_their_own_words_and_their_employer_sponsors_them()
    {
        var cohort = await consortium.World.OpenCohort();
        var mentee = await consortium.Borealis.Nominates(cohort, "Tess", "Roy");
        var tess = await consortium.World.Operator.Gives(consortium.Service, Role.Participant, consortium.Borealis.Id, mentee);
        var path = $"/api/v1/cohorts/{cohort}/participants/{mentee}";
        var unsaid = (await Seen(consortium.Borealis.Hr, path)).GetProperty("application");
        Assert.All(unsaid.EnumerateObject(), said => Assert.Equal(JsonValueKind.Null, said.Value.ValueKind));

        await tess.Post($"{path}/application", new { motivation = "Canari : changer de métier.", voluntary = false }).IsProblem(409, "participant.not-voluntary");
        await consortium.Borealis.Hr.Post($"{path}/application", new { motivation = "Elle veut.", voluntary = true }).IsProblem(403, "access.role");
        await tess.Post($"{path}/application", new { motivation = "Canari : changer de métier.", voluntary = true }).Is(HttpStatusCode.OK);
        await consortium.Acme.Hr.Post($"{path}/sponsorship", new { on = Today }).IsProblem(404, "participant.unknown");
        await consortium.Borealis.Hr.Post($"{path}/sponsorship", new { on = "2099-01-01" }).IsProblem(409, "participant.sponsored-in-the-future");
        await consortium.Borealis.Hr.Post($"{path}/sponsorship", new { on = Today }).Is(HttpStatusCode.OK);

        foreach (var reader in (Caller[])[consortium.Borealis.Hr, consortium.Coordinator])
        {
            var said = (await Seen(reader, path)).GetProperty("application");
            Assert.Equal(("Canari : changer de métier.", Today, Today), (said.Text("motivation"), said.Text("voluntaryOn"), said.Text("sponsoredOn")));
        }

        var export = await tess.Get($"/api/v1/participants/{mentee}/export").Is(HttpStatusCode.OK);
        Assert.Equal("Canari : changer de métier.", Assert.Single(export.GetProperty("texts").EnumerateArray()).Text("words"));
        Assert.Equal(Today, export.GetProperty("participation").Text("sponsoredOn"));
        await using var log = await TestDatabase.Open(consortium.Databases.Owner);
        Assert.Equal(0L, await log.Scalar<long>("select count(*) from consortium.mt_events where data::text like '%Canari%'", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_mentor_has_nothing_to_apply_for()
    {
        var cohort = await consortium.World.OpenCohort();
        var mentor = await consortium.Acme.Offers(cohort, "Uma", "Roy");

        await consortium.Acme.Hr.Post($"/api/v1/cohorts/{cohort}/participants/{mentor}/sponsorship", new { on = Today }).IsProblem(409, "participant.not-a-mentee");

        Assert.Equal(JsonValueKind.Null, (await Seen(consortium.Acme.Hr, $"/api/v1/cohorts/{cohort}/participants/{mentor}")).GetProperty("application").ValueKind);
    }

    private async Task<JsonElement> Seen(Caller reader, string path)
    {
        await consortium.Service.CaughtUp();
        return await reader.Get(path).Is(HttpStatusCode.OK);
    }
}
