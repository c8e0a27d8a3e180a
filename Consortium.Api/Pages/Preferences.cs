using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Pages;

/// <summary>What somebody chose for this browser: language and country, and whether single keys do something.</summary>
internal static class Preferences
{
    public const string KeysCookie = "consortium-keys";
    public const string On = "on", Off = "off";

    public static void MapPreferences(this IEndpointRouteBuilder app) =>
        app.MapPost("/preferences", Set).WithName("SetPreferences").ExcludeFromDescription();

    private static async Task<IResult> Set(HttpContext context, CancellationToken ct)
    {
        if (AccessGate.IsCrossSite(context.Request))
            return TransportProblems.CrossSite;

        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(ct) : FormCollection.Empty;
        if (Language.Exactly(form["language"]) is { } culture)
            Keep(context, Language.Cookie, culture.Name);
        if (form["keys"].ToString() is On or Off)
            Keep(context, KeysCookie, form["keys"].ToString());

        // A path of this service: "//" and "/\" would lead elsewhere.
        var back = form["back"].ToString();
        return TypedResults.LocalRedirect(back is ['/'] or ['/', not ('/' or '\\'), ..] ? back : "/");
    }

    private static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(
        name, value, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = "/", MaxAge = TimeSpan.FromDays(365) });
}
