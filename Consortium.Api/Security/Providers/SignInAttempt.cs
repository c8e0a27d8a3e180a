using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace Consortium.Api.Security.Providers;

/// <summary>What a browser carries, sealed, while somebody signs in: only the browser that began ends it.</summary>
/// <param name="State">Comes back with the answer, and only if it is an answer to this attempt.</param>
/// <param name="Nonce">Comes back inside the token.</param>
/// <param name="Verifier">Proves to the provider that whoever redeems the code is who asked for it.</param>
internal sealed record SignInAttempt(CompanyId Company, string Issuer, string State, string Nonce, string Verifier)
{
    public static SignInAttempt At(Provider provider) => new(provider.Company, provider.Issuer, Secret.New().Text, Secret.New().Text, Secret.New().Text);

    public string Challenge => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public bool IsAnsweredBy(string? state) =>
        state is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(State), Encoding.UTF8.GetBytes(state));
}

/// <summary>What a browser carries for some minutes on its way in; it can neither read nor change it.</summary>
internal sealed class Carried(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Attempt = "consortium-sign-in", Choice = "consortium-choice";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public void Give<T>(HttpContext context, string name, T value) => context.Response.Cookies.Append(
        name,
        Protector(name).Protect(JsonSerializer.Serialize(new Parcel<T>(value, clock.GetUtcNow() + Lasts), StoredJson.Options)),
        Options(context, Lasts));

    public T? Look<T>(HttpContext context, string name) where T : class
    {
        if (context.Request.Cookies[name] is not { Length: > 0 } sealedValue)
            return null;

        try
        {
            var parcel = JsonSerializer.Deserialize<Parcel<T>>(Protector(name).Unprotect(sealedValue), StoredJson.Options);
            return parcel is not null && parcel.Until > clock.GetUtcNow() ? parcel.Value : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void TakeBack(HttpContext context, string name) => context.Response.Cookies.Delete(name, Options(context, lasts: null));

    private IDataProtector Protector(string name) => protection.CreateProtector("Consortium sign-in", name);

    // Lax, since the way back from a provider begins on the provider's site.
    private static CookieOptions Options(HttpContext context, TimeSpan? lasts) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = SignIn.SignInPages.Path, MaxAge = lasts };

    private sealed record Parcel<T>(T Value, DateTimeOffset Until);
}
