using Consortium.Api.Http;
using Consortium.Domain;

namespace Consortium.Api.Security;

/// <summary>Says in which role the caller is signed in.</summary>
internal sealed class WhoAmIEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/me", Say)
        .WithName("WhoAmI")
        .WithSummary("Say who is signed in: role, company, principal")
        .WithTags("Access")
        .Produces<Me>();

    private static IResult Say(Scope caller) => TypedResults.Ok(new Me(caller.Role, caller.Company, caller.Principal));

    internal sealed record Me(Role Role, CompanyId? Company, Guid Principal);
}
