using System.Text;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.BadInput;

/// <summary>What mutated requests once broke, each by itself.</summary>
public sealed class WhatWasFound(AConsortium consortium) : IClassFixture<AConsortium>
{
    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAA AAAAAAAAAAAAAAAAA")]
    [InlineData("=")]
    public async Task A_cursor_of_another_length_is_no_cursor(string cursor) =>
        await consortium.Coordinator.Get($"/api/v1/companies?after={cursor}").IsProblem(400, "request.parameter");

    [Theory]
    [InlineData("/api/v1/match-queue?state=%00")]
    [InlineData("/api/v1/match-queue?state=DRAFT")]
    [InlineData("/api/v1/deliveries?state=%00")]
    public async Task A_state_that_nothing_has_is_told_apart_from_an_empty_list(string path) =>
        await consortium.Coordinator.Get(path).IsProblem(400, "request.parameter");

    [Theory]
    [InlineData("klingon")]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public async Task A_body_in_another_charset_than_that_of_json_is_not_taken(string charset)
    {
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"legalName":"Acme"}"""));
        body.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");

        await consortium.Coordinator.Post("/api/v1/companies", body).IsProblem(415, "request.media-type");
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("Ac\\u0000me")]
    [InlineData("\\uFFFE")]
    [InlineData("\\ud800")]
    public async Task A_text_that_no_database_keeps_is_told_with_its_place(string name) =>
        Assert.Equal("/legalName", Pointer(await consortium.Coordinator.Post("/api/v1/companies", $$"""{"legalName":"{{name}}"}""").IsProblem(400, "request.body")));

    [Fact]
    public async Task A_field_named_by_half_a_character_is_told() =>
        Assert.Equal("", Pointer(await consortium.Coordinator.Post("/api/v1/companies", """{"legalName":"Acme","\ud800":1}""").IsProblem(400, "request.body")));

    [Fact]
    public async Task Nothing_in_the_place_of_an_element_is_told_with_its_place()
    {
        var cohort = await consortium.World.OpenCohort();

        var problem = await consortium.Acme.Hr
            .Post($"/api/v1/cohorts/{cohort}/participants", """{"givenName":"Ann","familyName":"Roy","email":"ann@acme.example","role":"mentor","skills":["finance",null]}""")
            .IsProblem(400, "request.body");

        Assert.Equal("/skills/1", Pointer(problem));
    }

    [Fact]
    public async Task The_id_of_another_kind_of_thing_is_the_id_of_nothing()
    {
        var person = new { givenName = "Ann", familyName = "Roy", email = "ann@acme.example", role = "mentor" };

        await consortium.Acme.Hr.Post($"/api/v1/cohorts/{consortium.Acme.Id}/participants", person).IsProblem(404, "cohort.unknown");
        await consortium.Coordinator.Post($"/api/v1/matches/{consortium.Acme.Id}/proposal", null).IsProblem(404, "match.unknown");
        await consortium.Coordinator.Get($"/api/v1/matching-runs/{consortium.Acme.Id}").IsProblem(404, "matching-run.unknown");
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("https")]
    public async Task A_host_longer_than_any_name_is_no_address(string scheme)
    {
        var url = $"{scheme}://{string.Join('.', Enumerable.Repeat(new string('h', 60), 6))}/";

        await consortium.Acme.Hr.Send(HttpMethod.Put, $"/api/v1/companies/{consortium.Acme.Id}/receiver", new { url }).IsProblem(409, "receiver.address-malformed");
    }

    private static string Pointer(JsonElement problem) => Assert.Single(problem.GetProperty("errors").EnumerateArray()).Text("pointer");
}
