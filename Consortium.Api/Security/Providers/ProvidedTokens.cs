using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Consortium.Api.Security.Providers;

/// <summary>Holds tokens of providers to what makes them one: issuer, audience, signature, kind and time.</summary>
internal sealed class ProvidedTokens(Issuers issuers, TimeProvider clock)
{
    /// <summary>How far a provider's clock may be from ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Signatures that nobody makes who holds a public key or a client's secret alone.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>A token that the provider made for this audience and that is in force; null for any other text.</summary>
    /// <param name="types">What its header may call it; whatever it likes when null.</param>
    public async Task<JsonWebToken?> Find(string token, Provider provider, string audience, IReadOnlyList<string>? types, CancellationToken ct)
    {
        if (await Validated(token, provider, audience, types, anew: false, ct) is not { } result)
            return null;
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            result = await Validated(token, provider, audience, types, anew: true, ct);
        return result is { IsValid: true, SecurityToken: JsonWebToken { Subject.Length: > 0 } valid } ? valid : null;
    }

    private async Task<TokenValidationResult?> Validated(
        string token, Provider provider, string audience, IReadOnlyList<string>? types, bool anew, CancellationToken ct)
    {
        if (await issuers.Find(provider.Issuer, ct, anew) is not { } said)
            return null;

        return await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = audience,
            ValidAlgorithms = Algorithms,
            ValidTypes = types,
            IssuerSigningKeys = said.SigningKeys,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => InForce(from, until, clock.GetUtcNow().UtcDateTime),
        });
    }

    private static bool InForce(DateTime? from, DateTime? until, DateTime now) => until is { } end && now < end + Skew && !(from > now + Skew);
}
