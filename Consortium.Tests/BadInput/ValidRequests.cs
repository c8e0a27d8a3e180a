using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Consortium.Domain;

namespace Consortium.Tests.BadInput;

/// <summary>Makes requests that the document allows, about things that exist.</summary>
internal sealed class ValidRequests(ApiOperations operations, KnownIds ids, DateOnly today)
{
    /// <summary>In every text that is sent, so that it can be looked for where it must not be.</summary>
    public const string Canary = "canari7f3a";

    public string Target(ApiOperation operation, Random random) => string.Join('/', operation.Path.Split('/').Select(word =>
        word is ['{', .. var name, '}'] ? ids.Pick(name, random).ToString() : word));

    public JsonNode? Body(JsonElement schema, Random random) => Value(schema, "", random);

    /// <summary>A file as human resources or coordinators send it to an operation, with a few rows.</summary>
    public static byte[] File(string operation, Random random)
    {
        var (header, rowOf) = Sheet(operation);
        var file = new StringBuilder(header);
        for (var row = random.Next(1, 6); row > 0; row--)
            file.Append("\r\n").AppendJoin(';', rowOf(random));
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    /// <summary>The header that an operation reads, and rows under it.</summary>
    public static (string Header, Func<Random, string[]> Row) Sheet(string operation) => operation switch
    {
        "BringInCompanies" => ("Nom légal;Code SCIAN;Territoires;CNP;Contrôlée par;Contrôlée depuis", Company),
        "BringInMatches" => ("mentor;mentoré;depuis", Pair),
        _ => ("Prénom;Nom;Courriel;Rôle;Compétences;Langues;Années d'expérience;Places;Entreprise", Person),
    };

    private static string[] Person(Random random)
    {
        var mentor = random.Next(2) == 0;
        return
        [
            $"Ève {Canary}", "Tremblay", Email(random), mentor ? "mentore" : "mentoré", $"{SkillOf(random)}|{SkillOf(random)}", "fr|en", $"{random.Next(0, 40)}",
            mentor ? $"{random.Next(1, 5)}" : "1", random.Next(2) == 0 ? "Acme" : "Borealis",
        ];
    }

    private static string[] Company(Random random) =>
        [$"{Canary} {random.Next(40)} inc.", "3311", "CA-QC", "73402", random.Next(3) == 0 ? "Acme" : "", random.Next(2) == 0 ? "2024-05-01" : ""];

    private static string[] Pair(Random random) => [Email(random), Email(random), "2026-09-01"];

    private JsonNode? Value(JsonElement schema, string name, Random random)
    {
        schema = operations.Resolve(schema);
        if (schema.TryGetProperty("enum", out var choices))
            return JsonValue.Create(choices[random.Next(choices.GetArrayLength())].GetString());

        var types = schema.TryGetProperty("type", out var type)
            ? type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!).ToList() : [type.GetString()!]
            : ["object"];
        if (types.Contains("null") && random.Next(3) == 0)
            return null;

        return types.Find(one => one is not "null") switch
        {
            "object" => Fields(schema, random),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Value(schema.GetProperty("items"), name, random))]),
            "integer" or "number" => JsonValue.Create(random.Next(1, 6)),
            "boolean" => JsonValue.Create(random.Next(4) > 0),
            _ => JsonValue.Create(Text(schema, name, random)),
        };
    }

    private JsonObject Fields(JsonElement schema, Random random) => schema.TryGetProperty("properties", out var properties)
        ? new JsonObject(properties.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, Value(field.Value, field.Name, random))))
        : [];

    private string Text(JsonElement schema, string name, Random random) => (schema.TryGetProperty("format", out var format) ? format.GetString() : null, name) switch
    {
        ("uuid", _) => ids.Pick(name, random).ToString(),
        ("date", "until") => today.AddMonths(random.Next(8, 14)).ToString("O", CultureInfo.InvariantCulture),
        ("date", _) => today.AddMonths(random.Next(0, 4)).ToString("O", CultureInfo.InvariantCulture),
        ("date-time", _) => today.AddDays(random.Next(2, 30)).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture),
        (_, "email") => Email(random),
        (_, "url") => "https://127.0.0.1/notices",
        (_, "skills") => SkillOf(random),
        (_, "sectors") => random.Next(2) == 0 ? "311515" : "54",
        (_, "territories" or "territory") => random.Next(2) == 0 ? "CA-QC" : "FR",
        (_, "products") => "2225",
        (_, "occupation") => "9446",
        (_, "functions") => Taxonomy.Functions.All[random.Next(Taxonomy.Functions.All.Count)].Code,
        (_, "situations") => Taxonomy.Situations.All[random.Next(Taxonomy.Situations.All.Count)].Code,
        (_, "contexts") => Taxonomy.Contexts.All[random.Next(Taxonomy.Contexts.All.Count)].Code,
        (_, "people") => Email(random),
        _ => $"Ève {Canary} {random.Next()}",
    };

    private static string SkillOf(Random random) => Taxonomy.Skills.All[random.Next(Taxonomy.Skills.All.Count)].Code;

    // Of few people, so that files and forms meet some who are known already.
    private static string Email(Random random) => $"{Canary}.{(random.Next(2) == 0 ? random.Next(40) : random.Next())}@company.example";
}
