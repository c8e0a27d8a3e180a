using System.Text;
using System.Text.Json.Nodes;

namespace Consortium.Tests.BadInput;

/// <summary>Everything that is done to a valid request: to its body, its file, its headers, its address and its method.</summary>
internal static class Mutations
{
    private const string Odd = "@@odd@@";

    public static void Mutate(Attempt attempt, JsonNode? body, Random random)
    {
        var kind = random.Next(10);
        if (kind < 6 && attempt.Body is not null)
            MutateBody(attempt, body, random);
        else if (kind < 8)
            MutateHeader(attempt, random);
        else if (kind < 9)
            MutateTarget(attempt, random);
        else
            MutateMethod(attempt, random);
    }

    private static void MutateBody(Attempt attempt, JsonNode? body, Random random)
    {
        if (attempt.Operation.TakesFile)
        {
            attempt.Body = OddFiles.Make(attempt.Operation.Id, random, out var how);
            attempt.Done.Add($"file: {how}");
        }
        else if (body is not null && random.Next(5) > 0)
        {
            MutateField(attempt, body.DeepClone(), random);
        }
        else
        {
            MutateBytes(attempt, random);
        }
    }

    private static void MutateField(Attempt attempt, JsonNode body, Random random)
    {
        var places = Places(body).ToList();
        if (places.Count == 0)
            return;

        var (parent, name) = places[random.Next(places.Count)];
        var odd = OddValues.Json[random.Next(OddValues.Json.Count)];
        var text = "";
        switch (random.Next(6))
        {
            case 0 when name is not null:
                parent.AsObject().Remove(name);
                text = body.ToJsonString();
                break;
            case 1 when name is not null:
                text = body.ToJsonString().Insert(1, $"\"{name}\":{odd},");
                break;
            case 2 when parent is JsonObject fields:
                fields[random.Next(3) == 0 ? "@@name@@" : "extra"] = Odd;
                text = body.ToJsonString().Replace("@@name@@", random.Next(2) == 0 ? "\\ud800" : "~/ \\u0000", StringComparison.Ordinal);
                break;
            default:
                if (name is not null)
                    parent[name] = Odd;
                else if (parent is JsonArray { Count: > 0 } list)
                    list[random.Next(list.Count)] = Odd;
                text = body.ToJsonString();
                break;
        }

        attempt.Body = Encoding.UTF8.GetBytes(text.Replace($"\"{Odd}\"", odd, StringComparison.Ordinal));
        attempt.Done.Add($"field {name}");
    }

    private static IEnumerable<(JsonNode Parent, string? Name)> Places(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Places(field.Value).Prepend((fields, field.Key))),
        JsonArray list => list.SelectMany(Places).Prepend((list, null)),
        _ => [],
    };

    private static void MutateBytes(Attempt attempt, Random random)
    {
        var bytes = attempt.Body!;
        var at = random.Next(bytes.Length + 1);
        attempt.Body = random.Next(9) switch
        {
            0 => [],
            1 => bytes[..at],
            2 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
            3 => [.. bytes[..at], 0xC3, 0x28, .. bytes[at..]],
            4 => [.. Encoding.UTF8.Preamble, .. bytes],
            5 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)),
            6 => [.. bytes, .. bytes],
            7 => [.. bytes[..at], 0, .. bytes[at..]],
            _ => Encoding.UTF8.GetBytes(OddValues.Json[random.Next(OddValues.Json.Count)]),
        };
        attempt.Done.Add("bytes");
    }

    private static void MutateHeader(Attempt attempt, Random random)
    {
        if (attempt.Body is not null && random.Next(4) == 0)
        {
            attempt.ContentType = OddValues.ContentTypes[random.Next(OddValues.ContentTypes.Count)];
            attempt.Done.Add("content type");
            return;
        }

        var (name, values) = OddValues.Headers[random.Next(OddValues.Headers.Count)];
        attempt.Replace(name, values);
        attempt.Done.Add($"header {name}");
    }

    private static void MutateTarget(Attempt attempt, Random random)
    {
        if (random.Next(2) == 0)
        {
            attempt.Target += $"?{OddValues.Queries[random.Next(OddValues.Queries.Count)]}";
            attempt.Done.Add("query");
            return;
        }

        var words = attempt.Target.Split('/');
        words[random.Next(2, words.Length)] = OddValues.InRoutes[random.Next(OddValues.InRoutes.Count)];
        attempt.Target = string.Join('/', words);
        attempt.Done.Add("route");
    }

    private static void MutateMethod(Attempt attempt, Random random)
    {
        HttpMethod[] methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Head, HttpMethod.Options, new("PROPFIND"), new("get")];
        attempt.Method = methods[random.Next(methods.Length)];
        attempt.Done.Add("method");
    }
}
