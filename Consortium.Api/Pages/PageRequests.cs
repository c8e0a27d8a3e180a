using System.Globalization;
using Consortium.Api.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Consortium.Api.Pages;

/// <summary>Around every page: its reader's language and country, and a policy that lets it load its own style and script alone.</summary>
internal sealed class PageRequests(RequestDelegate next)
{
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public static bool IsPage(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsPage(context.GetEndpoint()))
            return next(context);

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.CultureOf(context);
        context.Response.Headers.ContentLanguage = CultureInfo.CurrentCulture.Name;
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return next(context);
    }
}
