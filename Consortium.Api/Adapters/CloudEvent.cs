using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization;
using Consortium.Api.Events;

namespace Consortium.Api.Adapters;

/// <summary>The envelope of everything that leaves for a company: CloudEvents 1.0, structured mode, whatever carries it.</summary>
/// <param name="Id">Also the webhook id: the same on every attempt and in the feed, so a company keeps one of each.</param>
/// <param name="Source">Who speaks.</param>
/// <param name="Type">What is said, with the version of its shape.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Data">What is said about it.</param>
internal sealed record CloudEvent(string Id, string Source, string Type, DateTimeOffset Time, string Subject, object Data)
{
    public const string MediaType = "application/cloudevents+json";

    [JsonPropertyName("specversion")]
    public string SpecVersion { get; } = "1.0";

    [JsonPropertyName("datacontenttype")]
    public string DataContentType { get; } = MediaTypeNames.Application.Json;

    public byte[] Written() => JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Options);

    /// <summary>The bytes that are signed are the bytes that leave.</summary>
    public ByteArrayContent Content() => new(Written()) { Headers = { ContentType = new MediaTypeHeaderValue(MediaType, "utf-8") } };
}
