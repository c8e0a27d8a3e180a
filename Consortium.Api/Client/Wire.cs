using System.Net.Http.Headers;
using System.Net.Mime;

namespace Consortium.Api.Client;

/// <summary>What bodies in JSON do not say.</summary>
public static class Wire
{
    /// <summary>The id of what was made, the last part of its Location: told also when a request was sent again and has no body.</summary>
    public static Guid Made(this HttpResponseHeaders headers) => Guid.Parse(headers.Location!.OriginalString.Split('/')[^1]);

    /// <summary>A file of participants.</summary>
    public static ByteArrayContent Csv(byte[] file) => new(file) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Text.Csv) } };
}
