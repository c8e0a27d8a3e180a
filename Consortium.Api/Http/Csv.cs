using System.Text;

namespace Consortium.Api.Http;

/// <summary>
/// A table as a spreadsheet opens it: UTF-8 with a mark, semicolons where the caller reads French and commas else. A cell that a
/// spreadsheet would take for a formula begins with an apostrophe.
/// </summary>
internal sealed class Csv(IReadOnlyList<(string French, string English)> header, IReadOnlyList<IReadOnlyList<string>> rows) : IResult
{
    /// <summary>Whether the caller asks for CSV and not for JSON.</summary>
    public static bool IsAskedFor(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase);

    public async Task ExecuteAsync(HttpContext context)
    {
        var french = Language.Of(context) == "fr";
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.Vary = "Accept, Accept-Language";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetPreamble(), context.RequestAborted);
        await context.Response.WriteAsync(Write(french), Encoding.UTF8, context.RequestAborted);
    }

    public string Write(bool french)
    {
        var separator = french ? ';' : ',';
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. header.Select(cell => french ? cell.French : cell.English)]))
            text.AppendJoin(separator, row.Select(cell => Cell(cell, separator))).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(string cell, char separator)
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{cell}" : cell;
        return safe.AsSpan().IndexOfAny($"{separator}\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
