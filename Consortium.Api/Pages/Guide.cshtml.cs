using Consortium.Api.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Consortium.Api.Pages;

/// <summary>One page that says how a role does its work, page by page in the order of its menu; each page's foot leads to its own chapter.</summary>
internal sealed class GuideModel(IStringLocalizer<GuideWords> words) : PageModel
{
    private Scope Caller => HttpContext.Features.GetRequiredFeature<Scope>();

    public Role Role => Caller.Role;

    public IReadOnlyList<Chapter> Chapters =>
        [.. Navigation.Of(Caller).Select(entry => new Chapter(entry, StepsOf(entry))).Where(chapter => chapter.Steps.Count > 0)];

    private IReadOnlyList<(string Title, string Text)> StepsOf(NavigationEntry entry) =>
    [
        .. Enumerable.Range(1, 20)
            .Select(step => (Title: words[$"{Role}.{entry.Word}.{step}.Title"], Text: words[$"{Role}.{entry.Word}.{step}.Text"]))
            .TakeWhile(step => !step.Title.ResourceNotFound)
            .Select(step => (step.Title.Value, step.Text.Value)),
    ];

    /// <summary>What is said of one page of the menu.</summary>
    internal sealed record Chapter(NavigationEntry Page, IReadOnlyList<(string Title, string Text)> Steps);
}
