using Consortium.Domain;

namespace Consortium.Api.Security.Tokens;

/// <summary>Ends a token at once. Revoking it again records nothing.</summary>
internal sealed record RevokeToken(Guid Token)
{
    public static readonly Refusal NotFound = new(
        "token.unknown", "L-39", "Aucun jeton ne porte cet identifiant.", "No token has this id.");

    public Outcome<TokenEvent> Decide(HeldTokens held, DateTimeOffset at) => held.Live.ContainsKey(Token)
        ? new TokenEvent.Revoked(Token, at)
        : Outcome.AlreadyDone<TokenEvent>();
}
