using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Consortium.Api.Http;

/// <summary>
/// Holds a body that could be read to the annotations on its fields: lengths, ranges, patterns. The annotations are in the
/// API document too, so what is promised there is what is checked here.
/// </summary>
internal static class BodyRules
{
    public static ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } type
            || context.Arguments.FirstOrDefault(type.IsInstanceOfType) is not { } body)
            return next(context);

        var errors = Broken(body, http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        return errors.Count == 0 ? next(context) : ValueTask.FromResult<object?>(TransportProblems.BadBody with { Errors = errors });
    }

    /// <summary>Every field that breaks its annotations, with what to write instead.</summary>
    public static IReadOnlyList<BodyError> Broken(object body, JsonSerializerOptions options) => [.. Walk(body, options, "")];

    private static IEnumerable<BodyError> Walk(object value, JsonSerializerOptions options, string pointer)
    {
        if (value is string text)
            return WholeText.Is(text) ? [] : [NotWhole(pointer)];

        var type = options.GetTypeInfo(value.GetType());
        if (type.Kind is JsonTypeInfoKind.Enumerable)
            return ((IEnumerable)value).Cast<object?>().SelectMany((one, index) =>
                one is null ? [Missing($"{pointer}/{index}")] : Walk(one, options, $"{pointer}/{index}"));
        if (type.Kind is not JsonTypeInfoKind.Object)
            return [];

        return type.Properties.Where(property => property.Get is not null).SelectMany(property => Field(property, value, options, pointer));
    }

    private static IEnumerable<BodyError> Field(JsonPropertyInfo property, object owner, JsonSerializerOptions options, string pointer)
    {
        var value = property.Get!(owner);
        var here = $"{pointer}/{property.Name}";
        var rules = property.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true).Cast<ValidationAttribute>() ?? [];
        if (rules.FirstOrDefault(rule => !rule.IsValid(value)) is { } broken)
            return [Expected(broken, here)];

        return value is null ? [] : Walk(value, options, here);
    }

    private static BodyError NotWhole(string pointer) => new(
        pointer, "Ce texte contient un caractère qui n'en est pas un, comme NUL : retirez-le.", "This text holds a character that is none, as NUL: remove it.");

    /// <summary>The serializer holds fields to their nullability, but not the elements of lists.</summary>
    private static BodyError Missing(string pointer) => new(pointer, "Une valeur est attendue ici.", "A value is expected here.");

    private static BodyError Expected(ValidationAttribute rule, string pointer)
    {
        var (fr, en) = rule switch
        {
            StringLengthAttribute length => (
                $"Ici est attendu : un texte de {length.MinimumLength} à {length.MaximumLength} caractères.",
                $"Expected here: a text of {length.MinimumLength} to {length.MaximumLength} characters."),
            RangeAttribute range => (
                string.Create(CultureInfo.InvariantCulture, $"Ici est attendu : un nombre de {range.Minimum} à {range.Maximum}."),
                string.Create(CultureInfo.InvariantCulture, $"Expected here: a number from {range.Minimum} to {range.Maximum}.")),
            MaxLengthAttribute most => ($"Il y en a trop : {most.Length} au plus.", $"Too many: {most.Length} at most."),
            MinLengthAttribute least => ($"Il en faut au moins {least.Length}.", $"At least {least.Length} are needed."),
            EmailAddressAttribute => ("Ici est attendue : une adresse courriel.", "Expected here: an e-mail address."),
            RequiredAttribute => ("Ce champ ne peut pas être vide.", "This field may not be empty."),
            RegularExpressionAttribute pattern => ($"Ici est attendu : {pattern.Pattern}", $"Expected here: {pattern.Pattern}"),
            _ => ("Cette valeur n'est pas admise ici ; le document de l'API décrit le champ.", "This value is not allowed here; the API document describes the field."),
        };
        return new BodyError(pointer, fr, en);
    }
}
