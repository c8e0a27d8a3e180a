using System.Net;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.PersonalData;

[Trait("Rule", "L-40")]
public sealed class RectifyingAPerson(AConsortium consortium) : IClassFixture<AConsortium>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Company Acme => consortium.Acme;

    [Fact]
    public async Task Corrects_name_and_address_and_a_second_time_records_nothing()
    {
        var cohort = await consortium.World.OpenCohort();
        var id = await Acme.Offers(cohort, "Aurelie", "Tremblai");
        var right = new { givenName = "Aurélie", familyName = "Tremblay", email = "aurelie.tremblay@acme.example" };

        var first = await Put(Acme.Hr, cohort, id, right);
        var again = await Put(Acme.Hr, cohort, id, right);
        await consortium.Service.CaughtUp();

        Assert.Equal(["given-name", "family-name", "email"], Corrected(await Json(first)));
        Assert.Empty(Corrected(await Json(again)));
        Assert.Equal(Version(first), Version(again));
        var read = await Acme.Hr.Get($"/api/v1/cohorts/{cohort}/participants/{id}").Is(HttpStatusCode.OK);
        Assert.Equal(("Aurélie", "Tremblay", "aurelie.tremblay@acme.example"), (read.Text("givenName"), read.Text("familyName"), read.Text("email")));
    }

    [Fact]
    [Trait("Rule", "L-39")]
    public async Task Is_for_the_person_and_their_own_human_resources_alone()
    {
        var cohort = await consortium.World.OpenCohort();
        var id = await Acme.Offers(cohort, "Benoit", "Roy");
        var person = await consortium.World.Operator.Gives(consortium.Service, Role.Participant, Acme.Id, id);
        var right = new { givenName = "Benoît", familyName = "Roy", email = "benoit.roy@acme.example" };

        await Put(consortium.Borealis.Hr, cohort, id, right).IsProblem(404, "participant.unknown");
        await Put(consortium.Coordinator, cohort, id, right).IsProblem(403, "access.role");
        Assert.Equal(["given-name"], Corrected(await Put(person, cohort, id, right).Is(HttpStatusCode.OK)));
    }

    [Fact]
    public async Task Frees_the_wrong_address_and_takes_none_that_is_registered_already()
    {
        var cohort = await consortium.World.OpenCohort();
        var (wrong, other) = (await Acme.Offers(cohort, "Carole", "Dube"), await Acme.Offers(cohort, "Denis", "Hamel"));

        await Put(Acme.Hr, cohort, wrong, new { givenName = "Carole", familyName = "Dubé", email = "denis.hamel@acme.example" }).IsProblem(409, "participant.already-registered");
        await Put(Acme.Hr, cohort, wrong, new { givenName = "Carole", familyName = "Dubé", email = "carole.dubé@acme.example" }).Is(HttpStatusCode.OK);
        var namesake = await Acme.Offers(cohort, "Carole", "Dube");

        Assert.Distinct([wrong, other, namesake]);
        Assert.NotEqual(await PersonOf(wrong), await PersonOf(namesake));
    }

    [Fact]
    [Trait("Rule", "A-16")]
    public async Task Leaves_whoever_is_known_by_the_right_address_recognised_by_it()
    {
        var cohort = await consortium.World.OpenCohort();
        var before = await Acme.Offers(cohort, "Eve", "Simard");
        var keptAway = await PersonOf(before);
        var known = await PersonAt("eve.known@borealis.example");

        await Put(Acme.Hr, cohort, before, new { givenName = "Ève", familyName = "Simard", email = "eve@acme.example" }).Is(HttpStatusCode.OK);
        Assert.Equal((keptAway, keptAway), (await PersonOf(before), await PersonAt("eve@acme.example")));

        await Put(Acme.Hr, cohort, before, new { givenName = "Ève", familyName = "Simard", email = "eve.known@borealis.example" }).Is(HttpStatusCode.OK);
        Assert.Equal(known, await PersonOf(before));
    }

    [Fact]
    public async Task Takes_an_address_that_is_anothers_from_nobody()
    {
        var cohort = await consortium.World.OpenCohort();
        var owner = await consortium.Borealis.Offers(cohort, "Fanny", "Gendron");
        var mistaken = (await Acme.Hr.Post(
            $"/api/v1/cohorts/{cohort}/participants", new { givenName = "Fanny", familyName = "Gendron", email = "fanny.gendron@borealis.example", role = "mentee" })
            .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        Assert.Equal(await PersonOf(owner), await PersonOf(mistaken));

        await Put(Acme.Hr, cohort, mistaken, new { givenName = "Fanny", familyName = "Gendron", email = "fanny@acme.example" }).Is(HttpStatusCode.OK);

        Assert.NotEqual(await PersonOf(owner), await PersonOf(mistaken));
        Assert.Equal(await PersonOf(owner), await PersonAt("fanny.gendron@borealis.example"));
    }

    [Fact]
    public async Task Is_recorded_as_well_when_a_file_corrects_a_name()
    {
        var cohort = await consortium.World.OpenCohort();
        var id = await Acme.Offers(cohort, "Gaetan", "Morin");
        await Acme.SendsFile(cohort, $"{AConsortium.Header}\nGaétan;Morin;gaetan.morin@acme.example;mentor;;;;");
        await using var owner = await TestDatabase.Open(consortium.Databases.Owner);

        var recorded = JsonElement.Parse(await owner.Scalar<string>(
            $"select data::text from consortium.mt_events where stream_id = '{id}' and type = 'participant.rectified'", Ct));

        Assert.Equal(["given-name"], recorded.GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        Assert.DoesNotContain("Gaétan", recorded.ToString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Put(Caller caller, Guid cohort, Guid id, object details) =>
        caller.Send(HttpMethod.Put, $"/api/v1/cohorts/{cohort}/participants/{id}/details", details);

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => await Task.FromResult(answer).Is(HttpStatusCode.OK);

    private static string Version(HttpResponseMessage answer) => answer.Headers.ETag!.Tag.Split('-')[0];

    private static IEnumerable<string?> Corrected(JsonElement answer) => answer.GetProperty("corrected").EnumerateArray().Select(field => field.GetString());

    private async Task<PersonId> PersonOf(Guid id)
    {
        await using var scope = consortium.Service.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IEventStreams>().Load<Participant>(id, Ct)).State.Registration!.Facts.Person;
    }

    private async Task<PersonId> PersonAt(string address) => (await consortium.Service.Services.GetRequiredService<Api.PersonalData.People>().Of([address], Ct)).Single();
}
