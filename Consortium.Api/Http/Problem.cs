using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Consortium.Api.Events;

namespace Consortium.Api.Http;

/// <summary>
/// What went wrong, as problem details (RFC 9457): a stable type that <c>/problems/{code}</c> explains, in the caller's
/// language with both languages beside it; a page where somebody looks with a browser, except below <c>/api</c> and <c>/health</c>. It never
/// repeats what the caller sent, and two callers who may know equally little are told the same.
/// </summary>
internal sealed record Problem(string Code, int Status, string French, string English) : IResult
{
    /// <summary>The rule or requirement behind it; null for faults of transport.</summary>
    public string? Rule { get; init; }

    /// <summary>Ids, dates and counts by name.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>What is wrong where in the body.</summary>
    public IReadOnlyList<BodyError>? Errors { get; init; }

    /// <summary>When it is worth while to ask again; null when asking again does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public Task ExecuteAsync(HttpContext context) =>
        HtmlPage.IsAskedFor(context.Request) && !IsForPrograms(context.Request.Path) ? ToPeople(context) : ToPrograms(context);

    private static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/health");

    private async Task ToPeople(HttpContext context)
    {
        var page = new HtmlPage(ProblemTitles.Of(Status, french: true), ProblemTitles.Of(Status, french: false), new(Said(French), Said(English))) { Status = Status };
        await page.ExecuteAsync(context);

        string Said(string text) => $"<p>{Html.Text(text)}</p><p><a href=/>Consortium</a>{(Rule is null ? "" : $" · {Rule}")}</p>";
    }

    private async Task ToPrograms(HttpContext context)
    {
        var language = Language.Of(context);
        var french = language is "fr";
        var written = new Written(
            $"/problems/{Code}", ProblemTitles.Of(Status, french), Status, french ? French : English, Code, Rule, French, English, Values, Errors);

        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/problem+json; charset=utf-8";
        context.Response.Headers.ContentLanguage = language;
        if (RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (HttpMethods.IsHead(context.Request.Method))
            return;

        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(written, Json), context.RequestAborted);
    }

    private static JsonSerializerOptions Json { get; } = new(StoredJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private sealed record Written(
        string Type,
        string Title,
        int Status,
        string Detail,
        string Code,
        string? Rule,
        string Fr,
        string En,
        IReadOnlyDictionary<string, string>? Values,
        IReadOnlyList<BodyError>? Errors);
}

/// <summary>What is wrong at one place of a body.</summary>
/// <param name="Pointer">The place, as a JSON pointer (RFC 6901); empty for the whole body.</param>
/// <param name="Fr">What was expected, in French.</param>
/// <param name="En">What was expected, in English.</param>
internal sealed record BodyError(string Pointer, string Fr, string En);
