using System.Text.Json;

namespace Consortium.Tests.BadInput;

/// <summary>One operation as the service's own document describes it.</summary>
/// <param name="Body">The schema of the JSON body; null when it takes none.</param>
/// <param name="TakesFile">Whether the body is a CSV file.</param>
internal sealed record ApiOperation(string Id, HttpMethod Method, string Path, JsonElement? Body, bool TakesFile);

/// <summary>The document at <c>/openapi/v1.json</c>.</summary>
internal sealed class ApiOperations(JsonElement document)
{
    public IReadOnlyList<ApiOperation> All { get; } =
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select Read(path.Name, HttpMethod.Parse(operation.Name), operation.Value),
    ];

    /// <summary>The schema itself, where it is one by reference, or null or one by reference.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Resolve(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]));
        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(choice, out var either))
                return Resolve(either.EnumerateArray().Last());
        }

        return schema;
    }

    private static ApiOperation Read(string path, HttpMethod method, JsonElement operation)
    {
        var content = operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content") : default;
        JsonElement? schema = content.ValueKind is JsonValueKind.Object && content.TryGetProperty("application/json", out var json)
            ? json.GetProperty("schema")
            : null;
        return new ApiOperation(
            operation.GetProperty("operationId").GetString()!,
            method,
            path,
            schema,
            content.ValueKind is JsonValueKind.Object && content.TryGetProperty("text/csv", out _));
    }
}
