using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Registering;

public sealed class LookingAfterPeople(AConsortium consortium) : IClassFixture<AConsortium>
{
    private static readonly string[] CompanyQuestions = ["employment", "shares", "board-seat", "paid-contract", "evaluation", "purchasing", "account"];

    [Fact, Trait("Rule", "A-27"), Trait("Rule", "A-39"), Trait("Rule", "A-68")]
    public async Task Each_attribute_says_who_said_it_and_expectations_stay_with_their_readers()
    {
        var (cohort, ann) = await AMentor("Ann");

        await consortium.Coordinator.Send(HttpMethod.Patch, $"{Path(cohort, ann)}/profile", new
        {
            situations = (string[])["layoffs"],
            availability = new { hoursAMonth = 4, weekdays = (string[])["tuesday"] },
            withheld = (string[])["job-level"],
        }).Is(HttpStatusCode.OK);
        await consortium.Acme.Hr.Send(HttpMethod.Patch, $"{Path(cohort, ann)}/profile", new { expectations = "Partager ce que j'ai appris." }).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();

        var seen = await consortium.Acme.Hr.Get(Path(cohort, ann)).Is(HttpStatusCode.OK);
        var profile = seen.GetProperty("profile");
        Assert.Equal(("known", "coordinator"), (profile.GetProperty("situations").Text("state"), profile.GetProperty("situations").Text("source")));
        Assert.Equal("withheld", profile.GetProperty("jobLevel").Text("state"));
        Assert.Equal("human-resources", profile.GetProperty("skills").Text("source"));
        Assert.Equal(4, profile.GetProperty("availability").GetProperty("value").GetProperty("hoursAMonth").GetInt32());
        Assert.Equal("Partager ce que j'ai appris.", seen.Text("expectations"));
        await consortium.Borealis.Hr.Send(HttpMethod.Patch, $"{Path(cohort, ann)}/profile", new { yearsOfExperience = 3 }).IsProblem(404, "participant.unknown");
        await consortium.Acme.Hr.Send(HttpMethod.Patch, $"{Path(cohort, ann)}/profile", new { functions = (string[])["juggling"] }).IsProblem(409, "participant.term-not-listed");
    }

    [Fact, Trait("Rule", "C-02")]
    public async Task Who_becomes_unavailable_frees_the_other_side_too()
    {
        var (match, cohort) = await Proposed("Bea", "Ben");

        await consortium.Acme.Hr.Send(HttpMethod.Put, $"{Path(cohort, match.Mentor)}/absence", new { }).Is(HttpStatusCode.OK);

        await consortium.Service.CaughtUp();
        Assert.Equal("withdrawn", Assert.Single(await consortium.World.Queue(cohort)).State);
        Assert.Equal((0, "away"), await Standing(consortium.Acme, cohort, match.Mentor));
        Assert.Equal((0, "registered"), await Standing(consortium.Borealis, cohort, match.Mentee));
        Assert.Empty(await consortium.World.Pair(cohort));
        await consortium.Acme.Hr.Delete($"{Path(cohort, match.Mentor)}/absence").Is(HttpStatusCode.OK);
        Assert.Single(await consortium.World.Pair(cohort));
    }

    [Fact, Trait("Rule", "L-29"), Trait("Rule", "C-05")]
    public async Task Who_withdraws_gives_no_reason_to_their_employer_and_may_come_back()
    {
        var (match, cohort) = await Proposed("Cara", "Carl");
        var cara = await Themselves(consortium.Acme, match.Mentor);
        await consortium.Acme.Hr.Post($"{Path(cohort, match.Mentor)}/withdrawal", new { reason = "time" }).IsProblem(409, "participant.reason-is-not-yours");

        await cara.Post($"{Path(cohort, match.Mentor)}/withdrawal", new { reason = "relation" }).Is(HttpStatusCode.OK);

        await consortium.Service.CaughtUp();
        Assert.Equal("withdrawn", Assert.Single(await consortium.World.Queue(cohort)).State);
        var seen = await consortium.Acme.Hr.Get(Path(cohort, match.Mentor)).Is(HttpStatusCode.OK);
        Assert.Equal("withdrawn", seen.Text("state"));
        Assert.DoesNotContain("relation", seen.ToString(), StringComparison.Ordinal);
        await consortium.Acme.Offers(cohort, "Cara", "Roy");
    }

    [Fact, Trait("Rule", "A-16")]
    public async Task Whom_one_would_not_be_open_with_is_seen_by_nobody_and_heeded()
    {
        var cohort = await consortium.World.OpenCohort();
        await consortium.Acme.Offers(cohort, "Dora", "Roy");
        var dan = await consortium.Borealis.Nominates(cohort, "Dan", "Roy");
        var himself = await Themselves(consortium.Borealis, dan);

        await himself.Send(HttpMethod.Put, $"{Path(cohort, dan)}/reserve", new { people = (string[])["DORA.roy@acme.example"], companies = Array.Empty<Guid>() }).Is(HttpStatusCode.OK);

        Assert.Empty(await consortium.World.Pair(cohort));
        await consortium.Borealis.Hr.Send(HttpMethod.Put, $"{Path(cohort, dan)}/reserve", new { people = Array.Empty<string>(), companies = Array.Empty<Guid>() })
            .IsProblem(403, "access.role");
        await consortium.Service.CaughtUp();
        foreach (var reader in (Caller[])[consortium.Coordinator, consortium.Borealis.Hr])
            Assert.DoesNotContain("reserve", (await reader.Get(Path(cohort, dan)).Is(HttpStatusCode.OK)).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(dan, (await himself.Get("/api/v1/me/participation").Is(HttpStatusCode.OK)).GetProperty("id").GetGuid());
    }

    [Fact, Trait("Rule", "A-17"), Trait("Rule", "A-35")]
    public async Task A_mentor_who_has_not_declared_is_found_by_the_run_and_not_proposed_before_the_answer()
    {
        var cohort = await consortium.World.OpenCohort();
        var eve = (await consortium.Acme.Hr.Post(
            $"/api/v1/cohorts/{cohort}/participants",
            new { givenName = "Eve", familyName = "Roy", email = "eve@acme.example", role = "mentor", skills = (string[])["negotiation"] }).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await consortium.Borealis.Nominates(cohort, "Emil", "Roy");
        var match = Assert.Single(await consortium.World.Pair(cohort));
        await consortium.World.Propose(match).IsProblem(409, "eligibility.independence-open");
        var herself = await Themselves(consortium.Acme, eve);

        var half = await Declare(herself, cohort, eve, CompanyQuestions[..3]);
        Assert.True(half.GetProperty("open").GetBoolean());
        await consortium.World.Propose(match).IsProblem(409, "eligibility.independence-open");
        var whole = await Declare(herself, cohort, eve, CompanyQuestions);

        Assert.False(whole.GetProperty("open").GetBoolean());
        await consortium.World.Propose(match).Is(HttpStatusCode.OK);
    }

    [Fact, Trait("Rule", "C-09")]
    public async Task A_person_who_changes_company_is_never_in_two_places_or_in_none()
    {
        var (match, cohort) = await Proposed("Flora", "Finn");
        var corvid = consortium.World.Companies.Single(company => company.Name == "Corvid");
        var flora = match.Mentor;
        var newAddress = new { givenName = "Flora", familyName = "Roy", email = "flora@corvid.example" };
        await corvid.Hr.Post($"{Path(cohort, flora)}/transfer", newAddress).IsProblem(404, "participant.unknown");

        await consortium.Acme.Hr.Send(HttpMethod.Put, $"{Path(cohort, flora)}/transfer-offer", new { to = corvid.Id }).Is(HttpStatusCode.OK);
        await consortium.Service.CaughtUp();
        Assert.Equal(flora, Assert.Single(await corvid.Hr.Items("/api/v1/transfer-offers")).GetProperty("participant").GetGuid());
        Assert.Empty(await consortium.Borealis.Hr.Items("/api/v1/transfer-offers"));
        Assert.Empty(await corvid.Hr.Items($"/api/v1/cohorts/{cohort}/participants"));
        await corvid.Hr.Post($"{Path(cohort, flora)}/transfer", newAddress).Is(HttpStatusCode.OK);

        await consortium.Service.CaughtUp();
        await consortium.Acme.Hr.Get(Path(cohort, flora)).IsProblem(404, "participant.unknown");
        var seen = await corvid.Hr.Get(Path(cohort, flora)).Is(HttpStatusCode.OK);
        Assert.Equal(("flora@corvid.example", 0), (seen.Text("email"), seen.GetProperty("placesHeld").GetInt32()));
        Assert.Empty(await corvid.Hr.Items("/api/v1/transfer-offers"));
        Assert.Equal("withdrawn", Assert.Single(await consortium.World.Queue(cohort)).State);
    }

    [Fact, Trait("Rule", "A-21"), Trait("Rule", "A-23"), Trait("Rule", "L-14")]
    [Trait("Rule", "A-05")]
    public async Task Reciprocity_shows_each_company_its_own_and_the_pool_only_where_nobody_stands_out()
    {
        var cohort = await consortium.World.OpenCohort();
        await consortium.Acme.Offers(cohort, "Gus", "Roy", places: 3);
        await consortium.Borealis.Nominates(cohort, "Gail", "Roy");
        await consortium.Service.CaughtUp();
        var report = $"/api/v1/cohorts/{cohort}/reciprocity";

        var own = await consortium.Acme.Hr.Get(report).Is(HttpStatusCode.OK);
        Assert.Equal((consortium.Acme.Id, 3, 0), Line(Assert.Single(own.GetProperty("companies").EnumerateArray())));
        Assert.Equal(JsonValueKind.Null, own.GetProperty("pool").ValueKind);
        Assert.Equal(2, (await consortium.Coordinator.Get(report).Is(HttpStatusCode.OK)).GetProperty("companies").GetArrayLength());

        var corvid = consortium.World.Companies.Single(company => company.Name == "Corvid");
        foreach (var (company, name) in ((Company, string)[])[(consortium.Borealis, "Gil"), (corvid, "Gia"), (corvid, "Gwen")])
            await company.Offers(cohort, name, "Roy");
        await consortium.Service.CaughtUp();

        var pool = (await consortium.Acme.Hr.Get(report).Is(HttpStatusCode.OK)).GetProperty("pool");
        Assert.Equal((6, 1), (pool.GetProperty("offered").GetInt32(), pool.GetProperty("asked").GetInt32()));
        var csv = await consortium.Coordinator.Send(HttpMethod.Get, report, null, ("Accept", "text/csv"), ("Accept-Language", "fr-CA"));
        Assert.StartsWith("entreprise;places offertes;", await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "L-13")]
    public async Task A_text_about_pay_is_refused_with_its_place_and_repeated_nowhere()
    {
        var (cohort, ida) = await AMentor("Ida");

        var refused = await consortium.Acme.Hr.Send(HttpMethod.Patch, $"{Path(cohort, ida)}/profile", new { expectations = "Parler de son salaire à Zaventem." })
            .IsProblem(409, "content.forbidden-category");

        Assert.Equal(("L-13", "/expectations", "15"), (refused.Text("rule"), refused.GetProperty("values").Text("field"), refused.GetProperty("values").Text("position")));
        Assert.DoesNotContain("Zaventem", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(consortium.Service.Logged, line => line.Contains("Zaventem", StringComparison.Ordinal));
    }

    [Fact, Trait("Rule", "A-24")]
    public async Task A_single_source_is_disclosed_to_every_member_and_its_reason_is_not()
    {
        var cohort = await consortium.World.OpenCohort();

        await consortium.Coordinator.Send(HttpMethod.Put, $"/api/v1/cohorts/{cohort}/single-source", new { company = consortium.Acme.Id, reason = "Acme forme les fournisseurs." })
            .Is(HttpStatusCode.OK);

        await consortium.Service.CaughtUp();
        var seen = await consortium.Borealis.Hr.Get($"/api/v1/cohorts/{cohort}").Is(HttpStatusCode.OK);
        Assert.Equal(consortium.Acme.Id, seen.GetProperty("singleSource").GetGuid());
        Assert.DoesNotContain("fournisseurs", seen.ToString(), StringComparison.Ordinal);
        await consortium.Borealis.Hr.Post($"/api/v1/cohorts/{cohort}/participants", consortium.Borealis.Person("Hal", "Roy", "mentor"))
            .IsProblem(409, "participant.not-from-the-source");
    }

    private static string Path(Guid cohort, Guid participant) => $"/api/v1/cohorts/{cohort}/participants/{participant}";

    private static (Guid, int, int) Line(JsonElement line) =>
        (line.GetProperty("company").GetGuid(), line.GetProperty("offered").GetInt32(), line.GetProperty("asked").GetInt32());

    private static Task<JsonElement> Declare(Caller person, Guid cohort, Guid participant, IEnumerable<string> questions) => person.Send(
        HttpMethod.Put,
        $"{Path(cohort, participant)}/independence",
        new
        {
            companies = questions.ToDictionary(question => question, _ => Array.Empty<object>()),
            people = new Dictionary<string, string[]> { ["close"] = [], ["hierarchy"] = ["boss@acme.example"] },
        }).Is(HttpStatusCode.OK);

    private Task<Caller> Themselves(Company company, Guid participant) =>
        consortium.World.Operator.Gives(consortium.Service, Role.Participant, company.Id, participant);

    private async Task<(Guid Cohort, Guid Participant)> AMentor(string name)
    {
        var cohort = await consortium.World.OpenCohort();
        return (cohort, await consortium.Acme.Offers(cohort, name, "Roy"));
    }

    private async Task<(QueuedMatch Match, Guid Cohort)> Proposed(string mentor, string mentee)
    {
        var (cohort, _) = await AMentor(mentor);
        await consortium.Borealis.Nominates(cohort, mentee, "Roy");
        var match = Assert.Single(await consortium.World.Pair(cohort));
        await consortium.World.Propose(match).Is(HttpStatusCode.OK);
        return (match, cohort);
    }

    private static async Task<(int Held, string State)> Standing(Company company, Guid cohort, Guid participant)
    {
        var seen = await company.Hr.Get(Path(cohort, participant)).Is(HttpStatusCode.OK);
        return (seen.GetProperty("placesHeld").GetInt32(), seen.Text("state"));
    }
}
