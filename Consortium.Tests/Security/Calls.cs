using System.Text;
using System.Text.RegularExpressions;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Tests.Support;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Consortium.Tests.Security;

/// <summary>
/// One call per endpoint of the API, made from the endpoint itself: its route says which ids it takes. What an endpoint takes
/// as a body stands here; a new endpoint with a body fails the tests of the matrix until it has one.
/// </summary>
internal sealed partial class Calls(Neighbours world)
{
    private readonly Dictionary<string, object> bodies = new()
    {
        ["AdmitCompany"] = new { legalName = "Dune Inc." },
        ["CastVote"] = new { vote = Vote.Abstain },
        ["ConsentToMatch"] = new { consents = true },
        ["CreateSignInLink"] = new { role = Role.Auditor },
        ["DeclareExclusion"] = new { against = Nobodys("company"), from = "2026-01-01" },
        ["DeclareLink"] = new { with = Nobodys("company") },
        ["FillSeat"] = new { member = world.Acme.MemberId },
        ["IssueToken"] = new { role = Role.Auditor },
        ["OpenBallot"] = new { closesAt = "2030-01-01T00:00:00Z" },
        ["OpenCohort"] = new { from = "2027-12-01", until = "2028-06-30" },
        ["PublishAgreement"] = new { french = "Entente 2", english = "Agreement 2" },
        ["RecuseMember"] = new { },
        ["RegisterParticipant"] = new { givenName = "Given", familyName = "Family", email = "one@dune.example", role = MentoringRole.Mentor },
        ["RegisterParticipantsFile"] = "givenName,familyName,email,role\n",
        ["RequestMatchingRun"] = new { seed = 2 },
        ["SetReceiver"] = new { url = "http://127.0.0.1:9998/again" },
        ["SignAgreement"] = new { agreement = world.Shared["agreement"] },
    };

    public IReadOnlyList<RouteEndpoint> All { get; } =
    [
        .. from endpoint in world.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<ApiRoutes.OfTheApi>() is not null
           orderby endpoint.RoutePattern.RawText, Method(endpoint).Method
           select endpoint,
    ];

    /// <summary>What no test can call: endpoints with a route parameter that no neighbour owns, or a body that is missing here.</summary>
    public IEnumerable<string> Missing() => All
        .Where(endpoint => Parameters(endpoint).Any(name => !world.Shared.ContainsKey(name) && !world.Acme.Owns.ContainsKey(name))
            || (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null && !bodies.ContainsKey(Name(endpoint))))
        .Select(Name);

    /// <summary>Calls an endpoint about what somebody owns.</summary>
    public Task<HttpResponseMessage> Send(Caller caller, RouteEndpoint endpoint, Func<string, Guid> owned)
    {
        var path = Parameter().Replace(
            endpoint.RoutePattern.RawText!,
            parameter => (world.Shared.TryGetValue(parameter.Groups[1].Value, out var shared) ? shared : owned(parameter.Groups[1].Value)).ToString());
        var body = bodies.GetValueOrDefault(Name(endpoint)) is string text ? new StringContent(text, Encoding.UTF8, "text/csv") : bodies.GetValueOrDefault(Name(endpoint));
        return Method(endpoint) == HttpMethod.Post ? caller.Post(path, body) : caller.Send(Method(endpoint), path, body);
    }

    public static string Name(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName;

    public static HttpMethod Method(RouteEndpoint endpoint) => HttpMethod.Parse(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]);

    /// <summary>Whether the endpoint is about something that a company owns.</summary>
    public bool IsOfACompany(RouteEndpoint endpoint) => Parameters(endpoint).Any(world.Acme.Owns.ContainsKey);

    /// <summary>An id that nobody ever gave to anything.</summary>
    public static Guid Nobodys(string parameter) => Domain.DerivedId.Of($"nobody's {parameter}");

    private static IEnumerable<string> Parameters(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name);

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
