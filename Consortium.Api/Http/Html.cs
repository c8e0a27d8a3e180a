using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Consortium.Api.Http;

/// <summary>Pieces of an <see cref="HtmlPage"/>. Text trusts nobody; captions, headers and cells are HTML already.</summary>
internal static class Html
{
    // Letters of every script stay as they are; what could be markup does not.
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string text) => _encoder.Encode(text);

    /// <summary>The paragraphs of a text, one per line.</summary>
    public static string Paragraphs(string text) => string.Concat(
        text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(paragraph => $"<p>{Text(paragraph)}</p>"));

    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static string Code(Guid id) => $"<code>{id}</code>";

    /// <summary>Facts by their names.</summary>
    public static string Facts(string caption, params IEnumerable<(string Name, string Value)> rows) =>
        $"<table><caption>{caption}</caption>{string.Concat(rows.Select(row => $"<tr><th scope=row>{row.Name}</th><td>{row.Value}</td></tr>"))}</table>";

    public static string Grid(string caption, IEnumerable<string> headers, IEnumerable<string[]> rows) =>
        $"<table><caption>{caption}</caption><thead><tr>{string.Concat(headers.Select(header => $"<th scope=col>{header}</th>"))}</tr></thead><tbody>"
        + string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{cell}</td>"))}</tr>")) + "</tbody></table>";
}
