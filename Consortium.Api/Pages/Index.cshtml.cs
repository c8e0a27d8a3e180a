using Consortium.Api.Security;
using Consortium.Api.Security.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Consortium.Api.Pages;

/// <summary>Leads whoever comes to where their work begins, or to the way in.</summary>
internal sealed class IndexModel : PageModel
{
    public IActionResult OnGet() =>
        LocalRedirect(HttpContext.Features.Get<Scope>() is { } caller ? Navigation.Start(caller) : SignInPages.Path);
}
