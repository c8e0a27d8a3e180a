using System.Security.Cryptography;
using System.Text;

namespace Consortium.Api.Http;

/// <summary>
/// A small page in the reader's language, without scripts and with its one style inside. Its body is HTML already: whoever
/// makes one encodes what is not their own text.
/// </summary>
internal sealed record HtmlPage(string French, string English, Bilingual Body) : IResult
{
    private const string Style =
        ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}" +
        "table{border-collapse:collapse}td,th{padding:.25rem .75rem .25rem 0;text-align:start;vertical-align:top}" +
        "code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}button{font:inherit;padding:.5rem 1rem}section{margin-block:2rem}" +
        "caption{text-align:start;font-weight:600}ins,del{padding-inline:.15em}ins{text-decoration:underline}" +
        "@media print{:root{font-size:10pt}body{max-width:none;margin:0}section,tr{break-inside:avoid}button{display:none}}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; " +
        "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

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
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} – Consortium</title><style>{Style}</style></head>
            <body><main><h1>{title}</h1>
            {body}
            </main></body>
            </html>
            """,
            context.RequestAborted);
    }
}

/// <summary>The same in both languages.</summary>
internal sealed record Bilingual(string French, string English);
