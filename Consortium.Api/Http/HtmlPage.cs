using Consortium.Api.Pages;

namespace Consortium.Api.Http;

/// <summary>
/// A small page in the reader's language, without scripts. Its body is HTML already: whoever
/// makes one encodes what is not their own text.
/// </summary>
internal sealed record HtmlPage(string French, string English, Bilingual Body) : IResult
{
    /// <summary>Whether a browser asks: an answer that is a page for people and JSON for programs is the page then.</summary>
    public static bool IsAskedFor(HttpRequest request) => request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");

    public int Status { get; init; } = StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext context)
    {
        var language = Language.Of(context);
        var (title, body) = language is "fr" ? (French, Body.French) : (English, Body.English);
        context.Response.StatusCode = Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentLanguage = language;
        context.Response.Headers.ContentSecurityPolicy = PageRequests.Policy;
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} – Consortium</title><link rel="stylesheet" href="/consortium.css"></head>
            <body><main id="main"><h1>{title}</h1>
            {body}
            </main></body>
            </html>
            """,
            context.RequestAborted);
    }
}

/// <summary>The same in both languages.</summary>
internal sealed record Bilingual(string French, string English);
