using System.Globalization;
using System.Reflection;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Consortium.Api.Pages;

/// <summary>
/// A page for somebody who signed in. It shows what the API tells them and does what the API does; a refusal is shown where it was
/// asked for, with everything that was typed.
/// </summary>
internal abstract class ServicePage : PageModel
{
    /// <summary>How long an act waits for the lists to show it, so that the page that follows does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The Idempotency-Key that the form carries: pressed twice, done once.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary>The version that the form was made for, where an act asks for one.</summary>
    [BindProperty]
    public long? Version { get; set; }

    /// <summary>What was just done, by the key of its sentence.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Why the last act was not done; null when it was, or none was asked for.</summary>
    public Trouble? Trouble { get; private set; }

    /// <summary>
    /// What was typed for an act that came too late: the field that it was typed in may be gone from what the page shows now.
    /// </summary>
    public IReadOnlyList<string> TypedInVain => Trouble is { Status: StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed }
        ?
        [
            .. from property in GetType().GetProperties()
               where property.PropertyType == typeof(string) && property.Name != nameof(Key)
                   && property.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: false }
               let typed = (string?)property.GetValue(this)
               where !string.IsNullOrWhiteSpace(typed)
               select typed,
        ]
        : [];

    public Scope Caller => HttpContext.Features.GetRequiredFeature<Scope>();

    public OwnApi Api => HttpContext.RequestServices.GetRequiredService<OwnApi>();

    public static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "fr";

    protected TimeProvider Clock => HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        await Load(ct);
        return Page();
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed is not { Exception: ApiRefusedException { Problem: var problem } })
            return;

        executed.ExceptionHandled = true;
        executed.Result = new ProblemPage(new Problem(problem.Code, problem.Status, problem.Fr, problem.En) { Rule = problem.Rule, Values = problem.Values });
    }

    /// <summary>What is wrong with a field of the last act, in the reader's language.</summary>
    /// <param name="field">Its name in the body, as <c>reason</c>.</param>
    public string? ErrorOf(string field) => Trouble?.Errors?.FirstOrDefault(error => error.Pointer.TrimStart('/') == field) is { } error
        ? IsFrench ? error.Fr : error.En
        : null;

    /// <summary>Asks the API for what the page shows.</summary>
    protected abstract Task Load(CancellationToken ct);

    /// <summary>Does something by the API. Done, the page is opened anew; refused, it is shown again with the reason.</summary>
    /// <param name="done">The key of the sentence that says what was done.</param>
    /// <param name="then">Where to go on, a path of this service; this page when null.</param>
    protected async Task<IActionResult> Act(string endpoint, object? values, object? body, string done, CancellationToken ct, string? then = null)
    {
        var answer = await Api.Send(endpoint, values, body, Key, Version, ct);
        return answer.Problem is { } trouble ? await Again(trouble, ct) : await GoOn(done, ct, then);
    }

    /// <summary>Shows the page again with what stood in the way.</summary>
    protected async Task<IActionResult> Again(Trouble trouble, CancellationToken ct)
    {
        Trouble = trouble;
        Response.StatusCode = trouble.Status;
        await Load(ct);
        return Page();
    }

    /// <summary>Opens the page anew once the lists show what was done.</summary>
    protected async Task<IActionResult> GoOn(string done, CancellationToken ct, string? then = null)
    {
        await CatchUp(ct);
        return LocalRedirect(WithDone(then ?? Request.Path, done));
    }

    /// <summary>Waits for the lists to show what was done, as long as one may let somebody wait.</summary>
    protected async Task CatchUp(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await HttpContext.RequestServices.GetRequiredService<IReadModels>().CaughtUp(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The lists are behind: the act is done all the same, and the page shows it as soon as they are not.
        }
    }

    private string WithDone(string path, string done)
    {
        var kept = path.Contains('?', StringComparison.Ordinal)
            ? []
            : Request.Query.Where(pair => pair.Key is not ("handler" or "done" or "Done")).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(path, [.. kept, KeyValuePair.Create("done", (string?)done)]);
    }

    private sealed class ProblemPage(Problem problem) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => problem.ExecuteAsync(context.HttpContext);
    }
}
