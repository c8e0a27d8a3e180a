using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Consortium.Api.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.Bench;

/// <summary>Every list of the API, as its document describes them, for every role that may read it: its first page, and one deep in it.</summary>
internal static partial class Lists
{
    private const int Times = 30, WarmUp = 3, DeepestPage = 40;
    private const double Most = 100;

    public static async Task<IReadOnlyList<Measured>> Measure(GeneratedConsortium consortium, TextWriter progress)
    {
        using var nobody = new Caller(consortium.Address, token: null);
        var document = await nobody.Get("/openapi/v1.json").Is(HttpStatusCode.OK);
        List<Measured> measured = [];
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("get", out var operation) || operation.Text("operationId") is not { } name || !IsAList(name, operation))
                continue;

            var url = Placeholder().Replace(path.Name, part => consortium.Ids.GetValueOrDefault(part.Value, part.Value));
            if (url.Contains('{', StringComparison.Ordinal))
            {
                await progress.WriteLineAsync($"{name} is not measured: nothing of a generated consortium stands at {path.Name}.");
                continue;
            }

            foreach (var role in AccessMatrix.Rows.Single(row => row.Endpoint == name).May.Select(may => may.Role).Where(consortium.Callers.ContainsKey))
                measured.AddRange(await Measure(name, role, consortium.Callers[role], url, IsPaged(operation)));
        }

        return measured;
    }

    private static async Task<IReadOnlyList<Measured>> Measure(string name, Role role, Caller caller, string url, bool isPaged)
    {
        List<Measured> measured = [new($"{name}, {role}, first page", "ms", await Time(caller, url), Most)];
        if (!isPaged)
            return measured;

        string? deep = null;
        for (var (page, next) = (0, (string?)null); page < DeepestPage; page++)
        {
            var read = await caller.Get(next is null ? $"{url}?limit=200" : $"{url}?limit=200&after={next}").Is(HttpStatusCode.OK);
            if (read.GetProperty("next") is not { ValueKind: JsonValueKind.String } more || read.GetProperty("items").GetArrayLength() < 200)
                break;

            next = deep = more.GetString();
        }

        if (deep is not null)
            measured.Add(new($"{name}, {role}, deep page", "ms", await Time(caller, $"{url}?after={deep}"), Most));
        return measured;
    }

    private static async Task<IReadOnlyList<double>> Time(Caller caller, string url)
    {
        List<double> waits = [];
        for (var time = 0; time < WarmUp + Times; time++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var answer = await caller.Get(url);
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"GET {url} was answered {(int)answer.StatusCode}.");
            if (time >= WarmUp)
                waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        return waits;
    }

    private static bool IsAList(string name, JsonElement operation) => name.StartsWith("List", StringComparison.Ordinal) || IsPaged(operation);

    private static bool IsPaged(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) && parameters.EnumerateArray().Any(parameter => parameter.Text("name") is "after");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
