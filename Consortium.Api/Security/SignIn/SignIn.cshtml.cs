using System.ComponentModel.DataAnnotations;
using Consortium.Api.Http;
using Consortium.Api.Mail;
using Consortium.Api.Pages;
using Consortium.Api.Security.Providers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Consortium.Api.Security.SignIn;

/// <summary>
/// The way in: by one's address, which leads to one's company's provider or to a letter. What it answers tells nobody who is known
/// here. In a demonstration, whoever looks may come in as one of its people.
/// </summary>
[AttemptsPerMinute.Limited("addresses to sign in by", OnlyWhatIsSent = true)]
internal sealed class SignInModel(
    DemonstrationVisitors visitors, SessionOpening sessions, ProviderTable providers, ProviderSignIn provided, SignInLetters letters, Postbox postbox) : PageModel
{
    /// <summary>The address that was typed.</summary>
    [BindProperty]
    public string? Address { get; set; }

    public bool IsMalformed { get; private set; }

    /// <summary>Where the company's provider takes over; null when it does not.</summary>
    public Uri? Provider { get; private set; }

    /// <summary>Whether an address leads anywhere at all.</summary>
    public bool TakesAddresses { get; private set; }

    /// <summary>What came of the address that was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Asked { get; set; }

    public IReadOnlyList<Visitor> Visitors => visitors.All;

    public async Task OnGet(CancellationToken ct) => await Load(ct);

    public async Task<IActionResult> OnPost(Guid visitor, CancellationToken ct)
    {
        if (Visitors.FirstOrDefault(one => one.Id == visitor) is not { } chosen)
            return NotFound();

        var caller = new Scope(chosen.Role, chosen.CompanyId, chosen.Id);
        await sessions.Open(HttpContext, caller, ct);
        return LocalRedirect(Navigation.Start(caller));
    }

    public async Task<IActionResult> OnPostAddress(CancellationToken ct)
    {
        await Load(ct);
        var address = Address?.Trim() ?? "";
        if (address.Length is 0 or > 254 || !WholeText.Is(address) || !new EmailAddressAttribute().IsValid(address))
        {
            (IsMalformed, Response.StatusCode) = (true, StatusCodes.Status400BadRequest);
            return Page();
        }

        if (await providers.OfAddress(address, ct) is { } provider)
            return await Leave(provider, address, ct);
        if (!postbox.IsOpen)
            return LocalRedirect($"{SignInPages.Path}?asked=in-vain");

        await letters.Ask(address, Language.Of(HttpContext), ct);
        return LocalRedirect($"{SignInPages.Path}?asked=letter");
    }

    /// <summary>By a page and not by a redirect: browsers hold the answer to a form to the policy that forms go to this service alone.</summary>
    private async Task<IActionResult> Leave(Provider provider, string address, CancellationToken ct)
    {
        Provider = await provided.Begin(HttpContext, provider, address, ct);
        if (Provider is null)
            return LocalRedirect($"{SignInPages.Path}?asked=provider-away");

        Response.Headers["Refresh"] = $"0;url={Provider.AbsoluteUri}";
        return Page();
    }

    private async Task Load(CancellationToken ct) => TakesAddresses = postbox.IsOpen || await providers.Any(ct);
}
