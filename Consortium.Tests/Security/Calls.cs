using System.Text;
using System.Text.RegularExpressions;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Security;

/// <summary>
/// One call per endpoint of the API, made from the endpoint itself: its route says which ids it takes, its request's type what
/// it takes as a body. Here stand the bodies that have to say something in particular to be read at all.
/// </summary>
internal sealed partial class Calls(Neighbours world)
{
    private readonly Dictionary<string, object> bodies = new()
    {
        ["RegisterParticipant"] = new { givenName = "Given", familyName = "Family", email = "one@dune.example", role = "mentor" },
        ["RectifyDetails"] = new { givenName = "Given", familyName = "Family", email = "one@dune.example" },
        ["OpenAccount"] = new { role = Role.Auditor, email = "one@dune.example" },
        ["SetIdentityProvider"] = new { issuer = "https://login.dune.example", client = "consortium", secret = "secret", domains = (string[])["dune.example"] },
        ["ReaddressAccount"] = new { email = "one@dune.example", language = "en" },
        ["AcceptTransfer"] = new { givenName = "Given", familyName = "Family", email = "one@dune.example" },
        ["SetLetterPreferences"] = new { choices = (object[])[], language = "fr" },
        ["FileAgreement"] = new { subject = "other", parties = (Guid[])[], digest = new string('0', 64), signedOn = "2026-01-15" },
        ["PublishArrangement"] = new { french = "Essentiel", english = "Essence", contact = "rights", documentDigest = new string('a', 64) },
        ["SignOffCovenant"] = new { counsel = "Maître Untel", on = "2026-01-15", documentDigest = new string('0', 64) },
        ["PreviewParticipantsFile"] = "givenName,familyName,email,role\n",
        ["RegisterParticipantsFile"] = "givenName,familyName,email,role\n",
        ["BringInCompanies"] = "legal name\n",
        ["BringInMatches"] = "mentor,mentee,since\n",
    };

    public IReadOnlyList<RouteEndpoint> All { get; } =
    [
        .. from endpoint in world.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<ApiRoutes.OfTheApi>() is not null
           orderby endpoint.RoutePattern.RawText, Method(endpoint).Method
           select endpoint,
    ];

    /// <summary>What no test can call: endpoints with a route parameter that no neighbour owns.</summary>
    public IEnumerable<string> Missing() => All
        .Where(endpoint => Parameters(endpoint).Any(name => !world.Shared.ContainsKey(name) && !world.Acme.Owns.ContainsKey(name)))
        .Select(Name);

    /// <summary>Calls an endpoint about what somebody owns.</summary>
    public Task<HttpResponseMessage> Send(Caller caller, RouteEndpoint endpoint, Func<string, Guid> owned)
    {
        var path = Parameter().Replace(
            endpoint.RoutePattern.RawText!,
            parameter => (world.Shared.TryGetValue(parameter.Groups[1].Value, out var shared) ? shared : owned(parameter.Groups[1].Value)).ToString());
        var body = Body(endpoint) is string text ? new StringContent(text, Encoding.UTF8, "text/csv") : Body(endpoint);
        return Method(endpoint) == HttpMethod.Post ? caller.Post(path, body) : caller.Send(Method(endpoint), path, body);
    }

    public static string Name(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName;

    public static HttpMethod Method(RouteEndpoint endpoint) => HttpMethod.Parse(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]);

    /// <summary>Whether the endpoint is about something that a company owns.</summary>
    public bool IsOfACompany(RouteEndpoint endpoint) => Parameters(endpoint).Any(world.Acme.Owns.ContainsKey);

    /// <summary>An id that nobody ever gave to anything.</summary>
    public static Guid Nobodys(string parameter) => Domain.DerivedId.Of($"nobody's {parameter}");

    private object? Body(RouteEndpoint endpoint) => bodies.TryGetValue(Name(endpoint), out var particular)
        ? particular
        : endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } request ? Sample.Of(request) : null;

    private static IEnumerable<string> Parameters(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name);

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
