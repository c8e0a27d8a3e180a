using System.Net;
using System.Reflection;
using System.Text.Json;
using Consortium.Api.Client;
using Consortium.Api.Engines.CritterStack;
using Consortium.Tests.Support;
using Refit;
using Problem = Consortium.Api.Client.Problem;

namespace Consortium.Tests.Engines.CritterStack;

/// <summary>The client of the API that .NET integrators are given, held against the API's own document.</summary>
public sealed class TheTypedClient(ARunningService running) : IClassFixture<ARunningService>
{
    private static readonly MethodInfo[] Methods = typeof(IConsortiumApi).GetMethods();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Operations => [.. Methods.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Calls_the_operation_of_its_name_by_the_same_verb_and_path(string name)
    {
        var (verb, path, _) = await Documented(name);

        var call = Method(name).GetCustomAttribute<HttpMethodAttribute>()!;
        Assert.Equal((verb, path), (call.Method.Method, call.Path));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Gives_what_is_required_and_nothing_that_is_not_known(string name)
    {
        var (_, _, operation) = await Documented(name);
        var known = operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().ToList() : [];

        var given = Method(name).GetParameters()
            .Where(parameter => parameter.ParameterType != typeof(CancellationToken) && parameter.GetCustomAttribute<BodyAttribute>() is null)
            .Select(parameter => parameter.GetCustomAttribute<HeaderAttribute>()?.Header ?? parameter.Name!)
            .ToHashSet();

        Assert.Subset(known.Select(parameter => parameter.Text("name")).ToHashSet(), given);
        Assert.Superset(
            known.Where(parameter => parameter.TryGetProperty("required", out var required) && required.GetBoolean())
                .Select(parameter => parameter.Text("name")).ToHashSet(),
            given);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Writes_the_body_that_is_described(string name)
    {
        var body = Method(name).GetParameters().SingleOrDefault(parameter => parameter.GetCustomAttribute<BodyAttribute>() is not null);
        var (_, _, operation) = await Documented(name);

        Assert.Equal(operation.TryGetProperty("requestBody", out var described), body is not null);
        if (body is null || !described.GetProperty("content").TryGetProperty("application/json", out var json))
            return;

        await IsShapedAs(json.GetProperty("schema"), body.ParameterType);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Reads_the_answer_that_is_described(string name)
    {
        var (_, _, operation) = await Documented(name);
        var success = operation.GetProperty("responses").EnumerateObject().First(answer => answer.Name[0] == '2').Value;
        var told = Method(name).ReturnType.GenericTypeArguments[0];
        if (typeof(IApiResponse).IsAssignableFrom(told))
            told = told.GenericTypeArguments.SingleOrDefault();

        Assert.Equal(success.TryGetProperty("content", out var content), told is not null);
        if (told is not null)
            await IsShapedAs(content.GetProperty("application/json").GetProperty("schema"), told);
    }

    [Fact]
    public async Task Acts_under_a_key_and_is_told_again_where_the_thing_is()
    {
        var coordinator = await ACoordinator();

        using var made = await coordinator.AdmitCompany(new CompanyAdmission("Acme"), "Acme", Ct);
        using var again = await coordinator.AdmitCompany(new CompanyAdmission("Acme"), "Acme", Ct);

        Assert.Equal(made.Content!.Id, made.Headers!.Made());
        Assert.Equal(made.Content.Id, again.Headers!.Made());
        Assert.Null(again.Content);
    }

    [Fact]
    public async Task Acts_on_the_version_that_it_read_or_not_at_all()
    {
        var coordinator = await ACoordinator();
        using var borealis = await coordinator.AdmitCompany(new CompanyAdmission("Borealis"), "Borealis", Ct);
        using var corvid = await coordinator.AdmitCompany(new CompanyAdmission("Corvid"), "Corvid", Ct);
        using var seen = await coordinator.FillSeat(borealis.Content!.Id, Somebody(), ct: Ct);
        using var moved = await coordinator.FillSeat(corvid.Content!.Id, Somebody(), seen.Headers!.ETag!.ToString(), Ct);

        using var late = await coordinator.FillSeat(borealis.Content.Id, Somebody(), seen.Headers.ETag.ToString(), Ct);

        Assert.True(moved.IsSuccessful);
        Assert.True(late.HasResponseError(out var refused));
        Assert.Equal((412, "stream.moved"), ((int)refused.StatusCode, (await refused.GetContentAsAsync<Problem>())!.Code));
    }

    [Fact]
    public async Task Is_told_a_problem_with_its_code()
    {
        var refused = await Assert.ThrowsAsync<ValidationApiException>(async () => await (await ACoordinator()).GetMatchingRun(Guid.Empty, Ct));

        var problem = (await refused.GetContentAsAsync<Problem>())!;
        Assert.Equal((404, "matching-run.unknown"), (problem.Status, problem.Code));
        Assert.NotEqual(problem.Fr, problem.En);
    }

    [Fact]
    public async Task Is_nobody_without_a_token()
    {
        var refused = await Assert.ThrowsAsync<ValidationApiException>(() => With(token: "").ListTokens(Ct));

        Assert.Equal(401, (int)refused.StatusCode);
    }

    private static MethodInfo Method(string name) => Methods.Single(method => method.Name == name);

    private IConsortiumApi With(string token) => RestService.ForGenerated<IConsortiumApi>(
        new HttpClient { BaseAddress = running.Service.Address }, ConsortiumApi.Settings(token));

    private async Task<IConsortiumApi> ACoordinator()
    {
        using var told = await With(running.Operator.Token!).IssueToken(new TokenAsked(CallerRole.Coordinator, Days: 1), Somebody().Member.ToString(), Ct);
        return With(told.Content!.Token);
    }

    private static SeatHolder Somebody() => new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));

    private async Task<(string Verb, string Path, JsonElement Operation)> Documented(string name) => (
        from path in (await Document()).GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.Text("operationId") == name
        select (operation.Name.ToUpperInvariant(), path.Name, operation.Value)).Single();

    private Task<JsonElement> Document() => running.Service.Nobody().Get("/openapi/v1.json").Is(HttpStatusCode.OK);

    /// <summary>Every field of the type is described, and every field that must be there is in the type; in lists as well.</summary>
    private async Task IsShapedAs(JsonElement schema, Type type)
    {
        var described = await Resolved(schema);
        var fields = type.GetProperties().ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        var known = described.GetProperty("properties");
        Assert.Subset(known.EnumerateObject().Select(field => field.Name).ToHashSet(), fields.Keys.ToHashSet());
        if (described.TryGetProperty("required", out var required))
            Assert.Superset(required.EnumerateArray().Select(field => field.GetString()!).ToHashSet(), fields.Keys.ToHashSet());

        foreach (var (name, list) in fields.Where(field => field.Value.PropertyType.IsGenericType
            && field.Value.PropertyType.GenericTypeArguments[0] is { IsClass: true } item && item != typeof(string)))
        {
            await IsShapedAs(known.GetProperty(name).GetProperty("items"), list.PropertyType.GenericTypeArguments[0]);
        }
    }

    private async Task<JsonElement> Resolved(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? (await Document()).GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;
}
