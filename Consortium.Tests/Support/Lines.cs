using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Consortium.Tests.Support;

/// <summary>What a receiver prints, a JSON object per line.</summary>
internal sealed class Lines : StringWriter
{
    private readonly ConcurrentQueue<string> _lines = new();

    public int Count => _lines.Count;

    public IReadOnlyList<JsonObject> Parsed => [.. _lines.Select(line => JsonNode.Parse(line)!.AsObject())];

    public override void WriteLine(string? value) => _lines.Enqueue(value!);

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
