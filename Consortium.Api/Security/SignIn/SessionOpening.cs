using Consortium.Api.Database;

namespace Consortium.Api.Security.SignIn;

/// <summary>Opens sessions of browsers.</summary>
internal sealed class SessionOpening(Databases databases, TimeProvider clock)
{
    public async Task Open(HttpContext context, Scope caller, CancellationToken ct)
    {
        var (at, cookie) = (clock.GetUtcNow(), Secret.New());
        await databases.Engine.Execute([Sql.Command(Session.Open(Guid.CreateVersion7(at), cookie, caller, at))], ct);
        context.Response.Cookies.Append(Session.Cookie, cookie.Text, SignInPages.CookieOf(context));
    }
}
