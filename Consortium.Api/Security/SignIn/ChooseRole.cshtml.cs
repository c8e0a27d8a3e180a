using Consortium.Api.Pages;
using Consortium.Api.Security.Providers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Consortium.Api.Security.SignIn;

/// <summary>As what somebody comes in who proved who they are and has several roles.</summary>
internal sealed class ChooseRoleModel(Carried carried, Entrants entrants, SessionOpening sessions) : PageModel
{
    public IReadOnlyList<Scope> Holders { get; private set; } = [];

    /// <summary>The first day of a participant's cohort, which tells two of them apart.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> Cohorts { get; private set; } = new Dictionary<Guid, DateOnly>();

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        if (carried.Look<Scope[]>(HttpContext, Carried.Choice) is not { } proven)
            return LocalRedirect(SignInPages.Path);

        (Holders, Cohorts) = (proven, await entrants.Cohorts([.. proven.Select(holder => holder.Principal)], ct));
        return Page();
    }

    public async Task<IActionResult> OnPost(Role role, Guid principal, CancellationToken ct)
    {
        if (carried.Look<Scope[]>(HttpContext, Carried.Choice)?.FirstOrDefault(holder => holder.Role == role && holder.Principal == principal) is not { } chosen)
            return LocalRedirect(SignInPages.Path);

        Carried.TakeBack(HttpContext, Carried.Choice);
        await sessions.Open(HttpContext, chosen, ct);
        return LocalRedirect(Navigation.Start(chosen));
    }
}
