using System.Net;
using System.Text.Json;

namespace Consortium.Tests.BadInput;

/// <summary>What is wrong with an answer, whatever the request was.</summary>
internal static class Verdict
{
    private static readonly string[] Always = ["type", "code", "fr", "en", "title", "detail"];

    /// <summary>The fault of an answer; null when it is as it must be.</summary>
    public static string? On(HttpResponseMessage answer, string body, bool asksForHead)
    {
        var status = (int)answer.StatusCode;
        if (answer.StatusCode is HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is null)
            return "503 without Retry-After";
        if (status >= 500 && answer.StatusCode is not HttpStatusCode.ServiceUnavailable)
            return $"{status} {body}";
        if (asksForHead || (status < 400 && answer.Content.Headers.ContentType?.MediaType is not "application/json"))
            return null;

        // What is no HTTP at all never reaches the service: the server underneath hangs up with a bare status.
        if (status is 400 or 414 or 431 && body.Length == 0 && answer.Headers.ConnectionClose is true)
            return null;

        return Json(body) is not { } json ? $"{status} with a body that is no JSON: {body}"
            : status < 400 ? null
            : answer.Content.Headers.ContentType?.MediaType is not "application/problem+json" ? $"{status} as {answer.Content.Headers.ContentType}: {body}"
            : OnProblem(json, status, body);
    }

    private static string? OnProblem(JsonElement problem, int status, string body)
    {
        var lacking = Always.Where(name => string.IsNullOrEmpty(Text(problem, name))).ToList();
        if (lacking.Count > 0)
            return $"{status} without {string.Join(", ", lacking)}: {body}";
        if (problem.GetProperty("status").GetInt32() != status)
            return $"{status} that says another: {body}";
        if (Text(problem, "fr") == Text(problem, "en"))
            return $"{status} in one language: {body}";
        if (body.Contains(ValidRequests.Canary, StringComparison.Ordinal))
            return $"{status} repeats what was sent: {body}";
        if (Text(problem, "code") is "request.body" && !HasPointers(problem))
            return $"{status} without the places: {body}";

        return null;
    }

    private static bool HasPointers(JsonElement problem) =>
        problem.TryGetProperty("errors", out var errors)
        && errors.GetArrayLength() > 0
        && errors.EnumerateArray().All(error => Text(error, "pointer") is "" or ['/', ..] && Text(error, "fr") != Text(error, "en"));

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static JsonElement? Json(string body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
