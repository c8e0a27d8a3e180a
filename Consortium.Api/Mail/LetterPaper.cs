using System.Text;
using Consortium.Api.Http;

namespace Consortium.Api.Mail;

/// <summary>
/// The one layout of letters, in plain text and in HTML: for each language a heading, some sentences, what there is to do with its
/// link, and how to get other letters. Mail programs know no style sheets, so what little there is stands on the elements.
/// </summary>
internal static class LetterPaper
{
    private const string Body = "margin:0 auto;max-width:36em;padding:1.5em;font:16px/1.5 system-ui,sans-serif;color:#1c2530;background:#ffffff",
        Heading = "font-size:20px;line-height:1.3;margin:0 0 1em", Soft = "color:#55606e;font-size:14px", Rule = "border:0;border-top:1px solid #d5dae0;margin:1.5em 0";

    public static Letter Letter(string to, string subject, params IReadOnlyList<LetterSheet> sheets) =>
        new(to, subject, string.Join("\n\n* * *\n\n", sheets.Select(Plain)) + "\n", Page(subject, sheets));

    private static string Plain(LetterSheet sheet)
    {
        var text = new StringBuilder(sheet.Heading).Append("\n\n");
        foreach (var sentence in sheet.Sentences)
            text.Append(sentence).Append("\n\n");
        foreach (var (words, link) in sheet.Links)
            text.Append(words).Append('\n').Append(link).Append("\n\n");
        return text.Append("-- \n").Append(sheet.Closing).Append(sheet.Elsewhere is { } elsewhere ? $"\n{elsewhere}" : "").ToString();
    }

    private static string Page(string subject, IReadOnlyList<LetterSheet> sheets) =>
        $"""
        <!doctype html>
        <html lang="{sheets[0].Language}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Html.Text(subject)}</title></head>
        <body style="{Body}">
        {string.Join($"<hr style=\"{Rule}\">\n", sheets.Select(Part))}</body>
        </html>

        """;

    private static string Part(LetterSheet sheet)
    {
        var html = new StringBuilder($"<div lang=\"{sheet.Language}\">\n<h1 style=\"{Heading}\">{Html.Text(sheet.Heading)}</h1>\n");
        foreach (var sentence in sheet.Sentences)
            html.Append("<p>").Append(Html.Text(sentence)).Append("</p>\n");
        foreach (var (words, link) in sheet.Links)
            html.Append("<p>").Append(Html.Text(words)).Append("<br>").Append(Linked(link)).Append("</p>\n");
        return html.Append($"<p style=\"{Soft}\">").Append(Html.Text(sheet.Closing))
            .Append(sheet.Elsewhere is { } elsewhere ? $"<br>{Linked(elsewhere)}" : "").Append("</p>\n</div>\n").ToString();
    }

    private static string Linked(Uri link) => $"<a href=\"{Html.Text(link.ToString())}\">{Html.Text(link.ToString())}</a>";
}

/// <summary>What a letter says in one language.</summary>
/// <param name="Language">fr or en.</param>
/// <param name="Heading">What it is about.</param>
/// <param name="Sentences">A paragraph each.</param>
/// <param name="Links">What there is to do, and where.</param>
/// <param name="Closing">Why one gets this letter.</param>
/// <param name="Elsewhere">Where one says which letters one wants; null for letters that one always gets.</param>
internal sealed record LetterSheet(
    string Language, string Heading, IReadOnlyList<string> Sentences, IReadOnlyList<(string Words, Uri Link)> Links, string Closing, Uri? Elsewhere = null);
