using System.Text;

namespace Consortium.Tests.BadInput;

/// <summary>One request before it is sent: valid at first, then whatever the mutations make of it.</summary>
internal sealed class Attempt(ApiOperation operation, string caller, string? token, string target)
{
    public ApiOperation Operation { get; } = operation;

    /// <summary>What was done to the request, in order.</summary>
    public List<string> Done { get; } = [];

    public HttpMethod Method { get; set; } = operation.Method;

    public string Target { get; set; } = target;

    /// <summary>Headers in order; a name may come twice.</summary>
    public List<(string Name, string Value)> Headers { get; } = token is null ? [] : [("Authorization", $"Bearer {token}")];

    public byte[]? Body { get; set; }

    public string? ContentType { get; set; }

    public void Replace(string header, params IEnumerable<string> values)
    {
        Headers.RemoveAll(one => one.Name == header);
        Headers.AddRange(values.Select(value => (header, value)));
    }

    public HttpRequestMessage ToRequest(Uri service)
    {
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var request = new HttpRequestMessage(Method, new Uri(service.GetLeftPart(UriPartial.Authority) + Target, options));
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>All that is needed to send it again by hand.</summary>
    public override string ToString()
    {
        var headers = string.Join("\n  ", Headers.Where(one => one.Name != "Authorization").Select(one => $"{one.Name}: {Short(one.Value)}"));
        var body = Body is null ? "no body" : Short(Encoding.UTF8.GetString(Body));
        return $"{Operation.Id} by {caller}, {string.Join(", ", Done)}\n  {Method} {Short(Target)}\n  {headers}\n  {ContentType}\n  {body}";
    }

    private static string Short(string text) => text.Length <= 400 ? text : $"{text[..400]}… ({text.Length} characters)";
}
