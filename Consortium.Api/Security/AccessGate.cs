using Consortium.Api.Http;
using Consortium.Api.Pages;
using Consortium.Api.Security.SignIn;

namespace Consortium.Api.Security;

/// <summary>Enforces the access matrix, before a body is read or a parameter bound.</summary>
internal sealed class AccessGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<Session>() is not null && IsCrossSite(context.Request))
            return TransportProblems.CrossSite.ExecuteAsync(context);

        if (AccessMatrix.Of(context.GetEndpoint()) is not { Anyone: false } row)
            return next(context);

        if (context.Features.Get<Scope>() is not { } caller)
        {
            if (PageRequests.IsPage(context.GetEndpoint()))
                return TypedResults.LocalRedirect(SignInPages.Path).ExecuteAsync(context);

            context.Response.Headers.WWWAuthenticate = "Bearer";
            return TransportProblems.NobodySignedIn.ExecuteAsync(context);
        }

        return row.May.Any(access => access.Role == caller.Role) ? next(context) : TransportProblems.NotThisRole.ExecuteAsync(context);
    }

    /// <summary>
    /// Whether something that changes state may come from another site. Browsers say where from, and no page can forge it; a
    /// caller that says nothing and still has a cookie is no browser that we know.
    /// </summary>
    public static bool IsCrossSite(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;

        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site is not "same-origin";

        return request.Headers.Origin != $"{request.Scheme}://{request.Host}";
    }
}
