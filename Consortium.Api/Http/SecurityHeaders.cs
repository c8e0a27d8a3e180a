using Consortium.Api.Pages;

namespace Consortium.Api.Http;

/// <summary>Headers that every answer carries, problems included. A page loosens the policy for its own style and script alone; those alone are kept.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public const string NothingLoads = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : NothingLoads;
            if (context.Features.Get<Assets.Kept>() is null)
            {
                headers.CacheControl = "no-store";
                headers.Vary = "Accept-Language, Authorization, Cookie";
            }

            if (context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
