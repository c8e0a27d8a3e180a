using Consortium.Api.Database;
using Consortium.Api.Http;

namespace Consortium.Api.Security.Tokens;

/// <summary>Lists the tokens within the caller's reach, without their secrets.</summary>
internal sealed class ListTokensEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/tokens", List)
        .WithName("ListTokens")
        .WithSummary("List tokens, without their secrets")
        .WithTags("Access")
        .Produces<Listed>();

    private static async Task<IResult> List(Scope caller, Databases databases, CancellationToken ct) =>
        TypedResults.Ok(new Listed(await TokenTable.Seen(databases, caller, ct)));

    internal sealed record Listed(IReadOnlyList<IssuedToken> Items);
}
