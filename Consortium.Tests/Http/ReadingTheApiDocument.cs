using System.Net;
using System.Text.Json;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Http;

public sealed class ReadingTheApiDocument(ARunningService running) : IClassFixture<ARunningService>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_every_endpoint_of_the_matrix_with_its_conventions()
    {
        var document = await running.Service.Nobody().Get("/openapi/v1.json").Is(HttpStatusCode.OK);

        Assert.StartsWith("3.1.", document.Text("openapi"), StringComparison.Ordinal);
        var operations = Operations(document).ToDictionary(one => one.Operation.Text("operationId"));
        Assert.Superset(
            AccessMatrix.Rows.Where(row => row is { Anyone: false, IsPage: false }).Select(row => row.Endpoint).ToHashSet(), operations.Keys.ToHashSet());
        Assert.All(operations.Values, one =>
        {
            Assert.NotEmpty(one.Operation.Text("summary"));
            Assert.True(one.Operation.TryGetProperty("security", out _), one.Path);
            Assert.Contains(one.Operation.GetProperty("responses").EnumerateObject(), response => response.Name[0] == '4');
            Assert.Contains(one.Operation.GetProperty("responses").EnumerateObject(), response => response.Name[0] == '2');
        });
        Assert.All(operations.Values.Where(one => one.Method == "post"), one =>
            Assert.Contains(one.Operation.GetProperty("parameters").EnumerateArray(), parameter =>
                parameter.Text("name") == "Idempotency-Key" && parameter.GetProperty("required").GetBoolean()));
    }

    [Fact]
    public async Task Finds_ids_as_uuids()
    {
        var document = await running.Service.Nobody().Get("/openapi/v1.json").Is(HttpStatusCode.OK);

        var body = Operations(document).Single(one => one.Operation.Text("operationId") == "DeclareExclusion").Operation
            .GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");

        var against = Resolved(document, Resolved(document, body).GetProperty("properties").GetProperty("against"));
        Assert.True(against.TryGetProperty("format", out var format), against.ToString());
        Assert.Equal("uuid", format.GetString());
    }

    [Fact]
    public async Task Finds_the_type_of_every_field_and_the_items_of_every_list()
    {
        var document = await running.Service.Nobody().Get("/openapi/v1.json").Is(HttpStatusCode.OK);

        var fields =
            from schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            where schema.Value.TryGetProperty("properties", out _)
            from field in schema.Value.GetProperty("properties").EnumerateObject()
            select (Name: $"{schema.Name}.{field.Name}", field.Value);

        Assert.All(fields, field => Assert.True(IsTyped(field.Value), field.Name));
    }

    [Fact]
    public async Task Finds_the_body_of_each_endpoint_apart_and_requires_what_may_not_be_absent()
    {
        var document = await running.Service.Nobody().Get("/openapi/v1.json").Is(HttpStatusCode.OK);
        var schemas = document.GetProperty("components").GetProperty("schemas");

        Assert.Equal(
            ["email", "familyName", "givenName", "role"],
            schemas.GetProperty("RegisterParticipantRequest").GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(["vote", "items", "reason"], schemas.GetProperty("CastVoteRequest").GetProperty("properties").EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Works_for_people_without_scripts()
    {
        var page = await running.Service.Nobody().Get("/docs");

        var html = await page.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("id=\"IssueToken\"", html, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (path.Name, operation.Name, operation.Value);

    private static bool IsTyped(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out _) || schema.TryGetProperty("oneOf", out _))
            return true;

        return schema.TryGetProperty("type", out var type)
            && (!type.ToString().Contains("array", StringComparison.Ordinal) || (schema.TryGetProperty("items", out var items) && IsTyped(items)));
    }

    private static JsonElement Resolved(JsonElement document, JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;
}
