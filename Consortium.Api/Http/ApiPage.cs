using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Consortium.Api.Http;

/// <summary>The API document for people: written on the server from the same document, without scripts.</summary>
internal static class ApiPage
{
    public static async Task<IResult> Show(
        [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider, CancellationToken ct)
    {
        var document = await provider.GetOpenApiDocumentAsync(ct);
        var body = new StringBuilder($"<p>{Html(document.Info.Description)}</p><p><a href=/openapi/v1.json>/openapi/v1.json</a></p><nav><ul>");
        var operations = document.Paths
            .SelectMany(path => path.Value.Operations ?? [], (path, operation) => (path.Key, Method: operation.Key.Method, Operation: operation.Value))
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var (_, _, operation) in operations)
            body.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{operation.OperationId}\">{Html(operation.Summary ?? operation.OperationId)}</a></li>");

        body.Append("</ul></nav>");
        foreach (var (path, method, operation) in operations)
            Write(body, method, path, operation);

        var page = body.ToString();
        return new HtmlPage("Document de l'API", "API document", new(page, page));
    }

    private static void Write(StringBuilder body, string method, string path, OpenApiOperation operation)
    {
        body.Append(CultureInfo.InvariantCulture, $"<section id=\"{operation.OperationId}\"><h2>{Html(operation.Summary ?? operation.OperationId)}</h2>");
        body.Append(CultureInfo.InvariantCulture, $"<p><code>{method} {Html(path)}</code></p><p>{Html(operation.Description)}</p><table>");
        foreach (var parameter in operation.Parameters ?? [])
            body.Append(CultureInfo.InvariantCulture, $"<tr><th><code>{Html(parameter.Name)}</code><td>{(parameter.Required ? "required" : "optional")}<td>{Html(parameter.Description)}");
        foreach (var (type, media) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
            body.Append(CultureInfo.InvariantCulture, $"<tr><th>body<td><code>{Html(type)}</code><td>{Fields(media.Schema)}");
        foreach (var (status, response) in operation.Responses ?? [])
            body.Append(CultureInfo.InvariantCulture, $"<tr><th>{status}<td colspan=2>{Html(response.Description)}");
        body.Append("</table></section>");
    }

    private static string Fields(IOpenApiSchema? schema) => string.Join(", ", (schema?.Properties ?? new Dictionary<string, IOpenApiSchema>())
        .Select(field => $"<code>{Html(field.Key)}</code>{(schema?.Required?.Contains(field.Key) == true ? "" : "?")}"));

    private static string Html(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
