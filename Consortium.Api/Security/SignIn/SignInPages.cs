using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;

namespace Consortium.Api.Security.SignIn;

/// <summary>Opening a sign-in link shows a button, so that a preview of the link does not use it up; the button signs in.</summary>
internal static class SignInPages
{
    public const string Path = "/sign-in";

    /// <summary>Tries of secrets and of providers, which are counted together.</summary>
    public static readonly AttemptsPerMinute.LimitedAttribute Attempts = new("sign-in attempts");

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path + "/{secret}", Show).WithName("OpenSignInLink").ExcludeFromDescription();
        app.MapPost(Path + "/{secret}", SignIn).WithName("SignIn").WithMetadata(Attempts).ExcludeFromDescription();
        app.MapPost("/sign-out", SignOut).WithName("SignOut").ExcludeFromDescription();
    }

    public static Uri Link(Uri service, Secret secret) => new(service, PathOf(secret));

    public static string PathOf(Secret secret) => $"{Path}/{secret.Text}";

    private static async Task<IResult> Show(string secret, HttpContext context, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var (link, _) = await streams.Load<SignInLink>(new Secret(secret).Stream, ct);
        return link.OpensAt(clock.GetUtcNow())
            ? new HtmlPage("Connexion", "Sign in", new(
                "<form method=post><p>Ce lien vous connecte une seule fois, dans ce navigateur.</p><button>Se connecter</button></form>",
                "<form method=post><p>This link signs you in once, in this browser.</p><button>Sign in</button></form>"))
            : OpensNoMore;
    }

    private static async Task<IResult> SignIn(
        string secret, HttpContext context, IEventStreams streams, Origin origin, TimeProvider clock, CancellationToken ct)
    {
        if (AccessGate.IsCrossSite(context.Request))
            return TransportProblems.CrossSite;

        var at = clock.GetUtcNow();
        var (session, cookie, stream) = (Guid.CreateVersion7(at), Secret.New(), new Secret(secret).Stream);
        var folds = await streams.Decide(
            [StreamAddress.Of<SignInLink>(stream)],
            before =>
            {
                var link = before.Of<SignInLink>(stream);
                var outcome = new UseSignInLink(session).Decide(link, at);
                if (outcome.Refusal is not null || link is not SignInLink.Offered { Holder: var holder })
                    return new Recording(outcome.Refusal ?? UseSignInLink.OpensNoMore);

                origin.Actor = holder.Principal;
                return new Recording(null)
                {
                    Events = [(stream, [.. outcome.Events])],
                    Alongside = [Session.Open(session, cookie, holder, at)],
                };
            },
            ct);
        if (folds.Refusal is not null)
            return OpensNoMore;

        context.Response.Cookies.Append(Session.Cookie, cookie.Text, CookieOf(context));
        return TypedResults.Redirect("/");
    }

    private static async Task<IResult> SignOut(HttpContext context, Databases databases, CancellationToken ct)
    {
        if (context.Features.Get<Session>() is { } session)
            await Session.End(databases, session.Id, ct);

        context.Response.Cookies.Delete(Session.Cookie, CookieOf(context));
        return TypedResults.Redirect("/");
    }

    private static HtmlPage OpensNoMore { get; } = new("Ce lien n'ouvre plus rien", "This link opens nothing any more", new(
        $"<p>{UseSignInLink.OpensNoMore.French}</p>",
        $"<p>{UseSignInLink.OpensNoMore.English}</p>"))
    { Status = StatusCodes.Status410Gone };

    public static CookieOptions CookieOf(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = "/" };
}
