using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;

namespace Consortium.Api.Security.Tokens;

/// <summary>Ends a token at once.</summary>
internal sealed class RevokeTokenEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api.MapDelete("/tokens/{token:guid}", Revoke)
        .WithName("RevokeToken")
        .WithSummary("Revoke a token: it opens nothing from now on")
        .WithTags("Access")
        .Produces(StatusCodes.Status204NoContent);

    private static async Task<IResult> Revoke(
        Guid token, Scope caller, IEventStreams streams, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        if (await TokenTable.Find(databases, caller, token, ct) is not { } found)
            return Answer.Refused(RevokeToken.NotFound);

        var at = clock.GetUtcNow();
        var revoked = await streams.Decide<HeldTokens, TokenEvent>(
            StreamAddress.Of<HeldTokens>(HeldTokens.StreamOf(found.Holder)),
            held => new RevokeToken(token).Decide(held, at),
            alongside: [TokenTable.Revoke(token, at)],
            ct: ct);
        return revoked.Refusal is { } refusal ? Answer.Refused(refusal) : TypedResults.NoContent();
    }
}
