using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Consortium.Api.Security.SignIn;

/// <summary>The way in. In a demonstration, whoever looks may come in as one of its people.</summary>
internal sealed class SignInModel(DemonstrationVisitors visitors, SessionOpening sessions) : PageModel
{
    public IReadOnlyList<Visitor> Visitors => visitors.All;

    public async Task<IActionResult> OnPost(Guid visitor, CancellationToken ct)
    {
        if (Visitors.FirstOrDefault(one => one.Id == visitor) is not { } chosen)
            return NotFound();

        var caller = new Scope(chosen.Role, chosen.CompanyId, chosen.Id);
        await sessions.Open(HttpContext, caller, ct);
        return LocalRedirect(Navigation.Start(caller));
    }
}
