using System.Net.Http.Headers;
using System.Text.Json;
using Consortium.Api.Events;

namespace Consortium.Api.Demonstration;

/// <summary>Somebody of the demonstration at their keyboard: calls the public API with a token of their own, as anybody could.</summary>
internal sealed class Person(Uri service, string token) : IDisposable
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = new Uri(service, "/api/v1/"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    public async Task<JsonElement> Get(string path, CancellationToken ct) => await Body(await Send(HttpMethod.Get, path, null, null, ct), ct);

    /// <summary>Every item of a list, page after page.</summary>
    public async Task<IReadOnlyList<JsonElement>> All(string path, CancellationToken ct)
    {
        var items = new List<JsonElement>();
        string? next = null;
        do
        {
            var page = await Get($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200{(next is null ? "" : $"&after={next}")}", ct);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }
        while (next is not null);

        return items;
    }

    /// <summary>Makes something and answers its id, the last part of its Location.</summary>
    /// <param name="path">Where.</param>
    /// <param name="key">The Idempotency-Key: the demonstration played again sends the same one, and makes nothing twice.</param>
    /// <param name="body">What.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Guid> Make(string path, string key, object body, CancellationToken ct)
    {
        using var answer = await Send(HttpMethod.Post, path, key, Json(body), ct);
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    public async Task<JsonElement> Post(string path, string key, object body, CancellationToken ct) =>
        await Body(await Send(HttpMethod.Post, path, key, Json(body), ct), ct);

    public async Task<JsonElement> PostFile(string path, string key, byte[] csv, CancellationToken ct) => await Body(
        await Send(HttpMethod.Post, path, key, new ByteArrayContent(csv) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, ct), ct);

    public async Task<JsonElement> Put(string path, object body, CancellationToken ct) =>
        await Body(await Send(HttpMethod.Put, path, null, Json(body), ct), ct);

    public async Task Delete(string path, CancellationToken ct) => (await Send(HttpMethod.Delete, path, null, null, ct)).Dispose();

    public void Dispose() => _http.Dispose();

    private static JsonContent Json(object body) => JsonContent.Create(body, body.GetType(), options: StoredJson.Options);

    private static async Task<JsonElement> Body(HttpResponseMessage answer, CancellationToken ct)
    {
        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync(ct);
            return body.Length > 0 ? JsonElement.Parse(body) : default;
        }
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? key, HttpContent? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        var answer = await _http.SendAsync(request, ct);
        if (answer.IsSuccessStatusCode)
            return answer;

        using (answer)
            throw new StepFailedException($"{method} {path} was answered {(int)answer.StatusCode}: {CodeOf(await answer.Content.ReadAsStringAsync(ct))}");
    }

    private static string CodeOf(string problem)
    {
        try
        {
            return JsonElement.Parse(problem).GetProperty("code").GetString() ?? "";
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "no problem details";
        }
    }
}

/// <summary>A step of the demonstration did not come to its end.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
