using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Consortium.Tests.Support;

/// <summary>A provider that says of anybody whatever the test wants, and signs it.</summary>
internal sealed class ForgingIssuer : IAsyncDisposable
{
    public const string Client = "consortium", Audience = "https://api.consortium.example", ClientSecret = "a-secret-of-the-client-that-is-long-enough";

    private RSA rsa = RSA.Create(2048);
    private string key = "one";
    private CompanyServer server = null!;

    public string Issuer => server.Url.ToString().TrimEnd('/');

    /// <summary>What it answers to the next code.</summary>
    public string? IdToken { get; set; }

    /// <summary>By which name its metadata call it; its own when null.</summary>
    public string? Says { get; set; }

    private SigningCredentials Own => new(new RsaSecurityKey(rsa) { KeyId = key }, SecurityAlgorithms.RsaSha256);

    public static async Task<ForgingIssuer> Start()
    {
        var issuer = new ForgingIssuer();
        issuer.server = await CompanyServer.Start(issuer.Answer);
        return issuer;
    }

    public Task<HttpResponseMessage> Connect(Caller @operator, Guid company, params IReadOnlyList<string> domains) => @operator.Send(
        HttpMethod.Put,
        $"/api/v1/companies/{company}/identity-provider",
        new { issuer = Issuer, client = Client, secret = ClientSecret, domains, audience = Audience });

    /// <summary>A token that is right in every point but those that the test says otherwise; a claim that is null is left out.</summary>
    public string Token(DateTimeOffset at, string audience, params IReadOnlyList<(string Name, object? Value)> otherwise)
    {
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer,
            ["aud"] = audience,
            ["sub"] = "248289761001",
            ["iat"] = at.ToUnixTimeSeconds(),
            ["exp"] = at.AddMinutes(5).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in otherwise)
            claims[name] = value;
        return Sign(claims, Own, "at+jwt");
    }

    public static string Sign(Dictionary<string, object?> claims, SigningCredentials by, string type) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonSerializer.Serialize(claims.Where(claim => claim.Value is not null).ToDictionary()), by, new Dictionary<string, object> { ["typ"] = type });

    /// <summary>The same claims under another header and without its signature, or under another key.</summary>
    public static string Resign(string token, string how) => how switch
    {
        "none" => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""")}.{token.Split('.')[1]}.",
        "client-secret" => Sign(Claims(token), new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(ClientSecret)), SecurityAlgorithms.HmacSha256), "at+jwt"),
        "another-key" => Sign(Claims(token), new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "one" }, SecurityAlgorithms.RsaSha256), "at+jwt"),
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    /// <summary>Signs by another key from now on, and names that one alone.</summary>
    public void Rotate() => (rsa, key) = (RSA.Create(2048), "two");

    /// <summary>The same token under a header that calls it something else.</summary>
    public string Typed(string token, string type) => Sign(Claims(token), Own, type);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        rsa.Dispose();
    }

    private static Dictionary<string, object?> Claims(string token) =>
        JsonSerializer.Deserialize<Dictionary<string, object?>>(Base64UrlEncoder.Decode(token.Split('.')[1]))!;

    private Task Answer(HttpContext context)
    {
        var shown = rsa.ExportParameters(includePrivateParameters: false);
        object? said = context.Request.Path.Value switch
        {
            "/.well-known/openid-configuration" => new
            {
                issuer = Says ?? Issuer,
                authorization_endpoint = $"{Issuer}/authorize",
                token_endpoint = $"{Issuer}/token",
                jwks_uri = $"{Issuer}/keys",
            },
            "/keys" => new { keys = new[] { new { kty = "RSA", use = "sig", kid = key, n = Base64UrlEncoder.Encode(shown.Modulus), e = Base64UrlEncoder.Encode(shown.Exponent) } } },
            "/token" => new { access_token = "opaque", token_type = "Bearer", id_token = IdToken },
            _ => null,
        };
        context.Response.StatusCode = said is null ? (int)HttpStatusCode.NotFound : (int)HttpStatusCode.OK;
        return context.Response.WriteAsJsonAsync(said);
    }
}
