using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Consortium.Api.Events;

namespace Consortium.Tests.Support;

/// <summary>A caller of the API: one token, or none.</summary>
internal sealed class Caller : IDisposable
{
    private readonly HttpClient http;

    public Caller(Uri address, string? token)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Token = token;
    }

    public string? Token { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> Get(string path, params IReadOnlyList<(string Name, string Value)> headers) =>
        Send(HttpMethod.Get, path, body: null, headers);

    /// <summary>Posts with a key of its own, unless the headers have one.</summary>
    public Task<HttpResponseMessage> Post(string path, object? body, params IReadOnlyList<(string Name, string Value)> headers) => Send(
        HttpMethod.Post,
        path,
        body,
        headers.Any(header => header.Name == "Idempotency-Key") ? headers : [.. headers, ("Idempotency-Key", NextKey())]);

    public Task<HttpResponseMessage> Delete(string path) => Send(HttpMethod.Delete, path, body: null);

    /// <summary>Sends exactly this; a body that is a string is sent as it is, anything else as JSON.</summary>
    public Task<HttpResponseMessage> Send(
        HttpMethod method, string path, object? body, params IReadOnlyList<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(method, path)
        {
            Content = body switch
            {
                null => null,
                HttpContent content => content,
                string text => new StringContent(text, Encoding.UTF8, "application/json"),
                _ => JsonContent.Create(body, body.GetType(), options: StoredJson.Options),
            },
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return http.SendAsync(request, Ct);
    }

    public void Dispose() => http.Dispose();

    private static string NextKey() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();
}

internal static class Answers
{
    /// <summary>The JSON of an answer that must have this status.</summary>
    public static async Task<JsonElement> Is(this Task<HttpResponseMessage> sent, HttpStatusCode expected)
    {
        var answer = await sent;
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == expected, $"{(int)expected} was expected, {(int)answer.StatusCode} came: {body}");
        return body.Length > 0 && body[0] is '{' or '[' ? JsonElement.Parse(body) : default;
    }

    /// <summary>A problem with this status and code, in the form of RFC 9457.</summary>
    public static async Task<JsonElement> IsProblem(this Task<HttpResponseMessage> sent, int status, string code)
    {
        var answer = await sent;
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == status, $"{status} was expected, {(int)answer.StatusCode} came: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(body);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal($"/problems/{code}", problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEqual(problem.GetProperty("fr").GetString(), problem.GetProperty("en").GetString());
        return problem;
    }

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
