using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Consortium.Api.Http;

/// <summary>
/// Says what is wrong with a body that could not be read, all of it at once: the body is walked beside the type that was
/// expected, since the serializer stops at the first fault and may blame its parent.
/// </summary>
internal sealed class BodyErrors
{
    private const int Enough = 50;
    private readonly JsonSerializerOptions _options;
    private readonly List<BodyError> _found = [];

    private BodyErrors(JsonSerializerOptions options) => _options = options;

    /// <summary>The errors of the request's JSON body; empty when it was not the body that was wrong.</summary>
    public static async Task<IReadOnlyList<BodyError>> Of(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } expected || !context.Request.Body.CanSeek)
            return [];

        context.Request.Body.Position = 0;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return In(body.ToArray(), expected, context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
    }

    /// <summary>What keeps these bytes from being an <paramref name="expected"/>.</summary>
    public static IReadOnlyList<BodyError> In(ReadOnlyMemory<byte> body, Type expected, JsonSerializerOptions options)
    {
        if (body.IsEmpty)
            return [new("", "Le corps est vide ; un objet JSON est attendu.", "The body is empty; a JSON object is expected.")];

        var errors = new BodyErrors(options);
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            errors.Walk(document.RootElement, options.GetTypeInfo(expected), "");
        }
        catch (JsonException twice) when (twice.LineNumber is null)
        {
            return [new("", "Un champ y figure deux fois.", "A field is in it twice.")];
        }
        catch (JsonException syntax)
        {
            var (line, column) = (syntax.LineNumber + 1, syntax.BytePositionInLine + 1);
            return [new("", $"Ce n'est pas du JSON valide (ligne {line}, octet {column}).", $"This is not valid JSON (line {line}, byte {column}).")];
        }

        catch (InvalidOperationException)
        {
            // What the reader throws for half of a surrogate pair in the name of a field.
            return [new("", "Le nom d'un champ est coupé au milieu d'un caractère.", "The name of a field is cut in the middle of a character.")];
        }

        return errors._found;
    }

    private void Walk(JsonElement element, JsonTypeInfo type, string pointer)
    {
        if (_found.Count >= Enough)
            return;

        if (type is { Kind: JsonTypeInfoKind.Object, PolymorphismOptions: null } && element.ValueKind == JsonValueKind.Object)
            WalkObject(element, type, pointer);
        else if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } item } && element.ValueKind == JsonValueKind.Array)
            foreach (var (index, one) in element.EnumerateArray().Index())
                Walk(one, _options.GetTypeInfo(item), $"{pointer}/{index}");
        else if (!Reads(element, type))
            _found.Add(Expected(type, pointer));
    }

    private void WalkObject(JsonElement element, JsonTypeInfo type, string pointer)
    {
        var known = type.Properties.ToDictionary(
            property => property.Name, _options.PropertyNameCaseInsensitive ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var written in element.EnumerateObject())
        {
            if (!known.Remove(written.Name, out var property))
                _found.Add(Unknown(written.Name, pointer));
            else if (written.Value.ValueKind != JsonValueKind.Null || !property.IsSetNullable)
                Walk(written.Value, _options.GetTypeInfo(property.PropertyType), $"{pointer}/{property.Name}");
        }

        foreach (var missing in known.Values.Where(property => property.IsRequired))
            _found.Add(new($"{pointer}/{missing.Name}", "Ce champ est obligatoire.", "This field is required."));
    }

    /// <summary>A name that no API would use is not repeated: the pointer then ends at its parent.</summary>
    private static BodyError Unknown(string name, string pointer) => new(
        name.Length <= 64 && name.All(char.IsAsciiLetterOrDigit) ? $"{pointer}/{name}" : pointer,
        "Ce champ n'existe pas ici.",
        "No such field exists here.");

    private static bool Reads(JsonElement element, JsonTypeInfo type)
    {
        try
        {
            return element.Deserialize(type) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static BodyError Expected(JsonTypeInfo type, string pointer)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        var (fr, en) = plain switch
        {
            _ when plain.IsEnum => Choices(plain),
            _ when plain == typeof(Guid) || plain.Name.EndsWith("Id", StringComparison.Ordinal) => ("un identifiant sous forme d'UUID", "an id in the form of a UUID"),
            _ when plain == typeof(string) => ("un texte", "a text"),
            _ when plain == typeof(bool) => ("true ou false", "true or false"),
            _ when plain == typeof(DateOnly) => ("une date comme 2026-11-22", "a date like 2026-11-22"),
            _ when plain == typeof(DateTimeOffset) => ("une heure comme 2026-11-22T14:30:00Z", "a time like 2026-11-22T14:30:00Z"),
            _ when plain.IsPrimitive || plain == typeof(decimal) => ("un nombre", "a number"),
            _ when type.Kind == JsonTypeInfoKind.Enumerable => ("une liste", "a list"),
            _ => ("un objet tel que le document de l'API le décrit", "an object as the API document describes it"),
        };
        return new BodyError(pointer, $"Ici est attendu : {fr}.", $"Expected here: {en}.");
    }

    private static (string French, string English) Choices(Type choice)
    {
        var names = string.Join(", ", Enum.GetNames(choice).Select(JsonNamingPolicy.KebabCaseLower.ConvertName));
        return ($"l'une des valeurs {names}", $"one of {names}");
    }
}
