using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Consortium.Api.Adapters;
using Consortium.Api.Http;
using Consortium.Api.Mail;
using Consortium.Api.Pages;
using Consortium.Api.Security.SignIn;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Consortium.Api.Security.Providers;

/// <summary>Signing in by one's company's provider: authorization code with PKCE, state and nonce.</summary>
internal sealed partial class ProviderSignIn(
    ProviderTable providers, Issuers issuers, ProvidedTokens tokens, Identities identities, Carried carried, SessionOpening sessions, ServiceAddress service,
    ILogger<ProviderSignIn> log)
{
    public const string Callback = SignInPages.Path + "/provider", Chosen = SignInPages.Path + "/role";

    /// <summary>Where the provider takes over; null when it does not answer.</summary>
    public async Task<Uri?> Begin(HttpContext context, Provider provider, string address, CancellationToken ct)
    {
        if (await issuers.Find(provider.Issuer, ct) is not { } said || !MayLead(said.AuthorizationEndpoint, provider))
            return null;

        var attempt = SignInAttempt.At(provider);
        carried.Give(context, Carried.Attempt, attempt);
        return new Uri(QueryHelpers.AddQueryString(said.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = provider.Client,
            ["redirect_uri"] = service.Of(Callback).ToString(),
            ["scope"] = "openid email",
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = attempt.Challenge,
            ["code_challenge_method"] = "S256",
            ["login_hint"] = address,
        }));
    }

    /// <summary>Back from the provider.</summary>
    public async Task<IResult> End(HttpContext context, string? code, string? state, string? iss, CancellationToken ct)
    {
        var attempt = carried.Look<SignInAttempt>(context, Carried.Attempt);
        Carried.TakeBack(context, Carried.Attempt);
        if (attempt is null || !attempt.IsAnsweredBy(state) || (iss ?? attempt.Issuer) != attempt.Issuer || await providers.Of(attempt.Company, ct) is not { } provider
            || provider.Issuer != attempt.Issuer)
            return ProviderProblems.BeginAgain;
        if (code is null)
            return Refused(provider, ProviderProblems.NotSignedIn);
        if (await Redeem(provider, attempt, code, ct) is not { } token)
            return Refused(provider, ProviderProblems.NoProof);
        if (AddressIn(token) is not { } address)
            return Refused(provider, ProviderProblems.NotVerified);
        if (!provider.Owns(address))
            return Refused(provider, ProviderProblems.NotOfCompany);

        switch (await identities.Recognise(provider, token.Subject, address, ct))
        {
            case []:
                return Refused(provider, ProviderProblems.NobodyKnown);
            case [var only]:
                await sessions.Open(context, only, ct);
                return TypedResults.LocalRedirect(Navigation.Start(only));
            case var several:
                carried.Give(context, Carried.Choice, several);
                return TypedResults.LocalRedirect(Chosen);
        }
    }

    /// <summary>The provider's word on who signed in, in answer to this attempt; null when there is none that holds.</summary>
    private async Task<JsonWebToken?> Redeem(Provider provider, SignInAttempt attempt, string code, CancellationToken ct)
    {
        if (await issuers.Find(provider.Issuer, ct) is not { } said || await IdToken(provider, said, attempt, code, ct) is not { } text)
            return null;
        if (await tokens.Find(text, provider, provider.Client, types: null, ct) is not { } token)
            return null;

        var isForUs = token.Audiences.Count() == 1 || (token.TryGetPayloadValue<string>("azp", out var party) && party == provider.Client);
        return isForUs && token.TryGetPayloadValue<string>("nonce", out var nonce) && nonce == attempt.Nonce ? token : null;
    }

    private async Task<string?> IdToken(Provider provider, OpenIdConnectConfiguration said, SignInAttempt attempt, string code, CancellationToken ct)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = service.Of(Callback).ToString(),
            ["code_verifier"] = attempt.Verifier,
        };
        if (!MayLead(said.TokenEndpoint, provider))
            return null;

        using var request = new HttpRequestMessage(HttpMethod.Post, said.TokenEndpoint);
        if (said.TokenEndpointAuthMethodsSupported is { Count: > 0 } methods && !methods.Contains("client_secret_basic"))
            (fields["client_id"], fields["client_secret"]) = (provider.Client, provider.Secret);
        else
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(
                $"{Uri.EscapeDataString(provider.Client)}:{Uri.EscapeDataString(provider.Secret)}")));
        request.Content = new FormUrlEncodedContent(fields);
        try
        {
            using var answer = await issuers.Client.SendAsync(request, ct);
            return answer.IsSuccessStatusCode && JsonElement.Parse(await answer.Content.ReadAsStringAsync(ct)) is { ValueKind: JsonValueKind.Object } told
                && told.TryGetProperty("id_token", out var token) ? token.GetString() : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or InvalidOperationException or AddressRefusedException
            || (fault is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>An address that says it is proven; some providers write yes as a text.</summary>
    private static string? AddressIn(JsonWebToken token) =>
        token.TryGetPayloadValue<string?>("email", out var address) && address is not null && address.Contains('@', StringComparison.Ordinal)
        && ((token.TryGetPayloadValue<bool>("email_verified", out var proven) && proven)
            || (token.TryGetPayloadValue<string>("email_verified", out var said) && said is "true"))
            ? address
            : null;

    /// <summary>A provider's metadata cannot send a browser, or the client's secret, where nobody is protected who was with the issuer itself.</summary>
    private static bool MayLead(string? endpoint, Provider provider) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && (address.Scheme is "https" || (address.Scheme is "http" && provider.Issuer.StartsWith("http:", StringComparison.Ordinal)));

    private Problem Refused(Provider provider, Problem why)
    {
        NotLetIn(provider.Company.Value, why.Code);
        return why;
    }

    [LoggerMessage(4031, LogLevel.Information, "Somebody of the provider of company {Company} was not let in: {Code}")]
    private partial void NotLetIn(Guid company, string code);
}
