using Consortium.Api.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Consortium.Api.Pages;

/// <summary>One page that says how a role does its work, reached from the foot of every page.</summary>
internal sealed class GuideModel(IStringLocalizer<GuideWords> words) : PageModel
{
    public Role Role => HttpContext.Features.GetRequiredFeature<Scope>().Role;

    public IReadOnlyList<(string Title, string Text)> Steps =>
    [
        .. Enumerable.Range(1, 20)
            .Select(step => (Title: words[$"{Role}.{step}.Title"], Text: words[$"{Role}.{step}.Text"]))
            .TakeWhile(step => !step.Title.ResourceNotFound)
            .Select(step => (step.Title.Value, step.Text.Value)),
    ];
}
