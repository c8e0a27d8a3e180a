using Consortium.Api.Events;
using Consortium.Api.Http;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Consortium.Api.Security.Providers;

/// <summary>Tokens of companies' providers at the API: who was recognised by the provider comes in by its token as by a session.</summary>
internal sealed class ProgramTokens(ProviderTable providers, ProvidedTokens tokens, Identities identities)
{
    /// <summary>Where the caller says as what, when the token opens several roles.</summary>
    public const string RoleHeader = "Consortium-Role";

    /// <summary>An id token is none of these kinds by its audience, which can never be the one for the API.</summary>
    private static readonly string[] Types = ["at+jwt", "application/at+jwt", "JWT"];

    private static readonly JsonWebTokenHandler Reader = new();

    /// <summary>Whether a bearer token may be one of a provider; ours have no dots.</summary>
    public static bool MayBe(string token) => token.Count(character => character is '.') == 2;

    /// <summary>The caller; or nobody, with the problem when it is another one than that nobody is signed in.</summary>
    public async Task<(Scope? Caller, Problem? Problem)> Find(string token, string? role, CancellationToken ct)
    {
        if (!Reader.CanReadToken(token) || Issuer(token) is not { } issuer || await providers.Of(issuer, ct) is not { Audience: { } audience } provider
            || await tokens.Find(token, provider, audience, Types, ct) is not { } valid)
            return default;

        var holders = await identities.Of(provider, valid.Subject, ct);
        var meant = role is null ? holders : [.. holders.Where(holder => StoredJson.Word(holder.Role) == role || holder.Principal.ToString() == role)];
        return meant switch
        {
            [var one] => (one, null),
            [] => default,
            _ => (null, ProviderProblems.WhichRole with { Values = holders.ToDictionary(holder => holder.Principal.ToString(), holder => StoredJson.Word(holder.Role)) }),
        };
    }

    private static string? Issuer(string token)
    {
        try
        {
            return Reader.ReadJsonWebToken(token).Issuer;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or Microsoft.IdentityModel.Tokens.SecurityTokenException)
        {
            return null;
        }
    }
}
