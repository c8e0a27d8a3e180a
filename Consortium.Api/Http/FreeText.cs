using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain;
using Microsoft.AspNetCore.Http.Metadata;

namespace Consortium.Api.Http;

/// <summary>
/// A field that people write in their own words: bounded, and searched for what companies may not tell each other (L-13). The
/// refusal says which field and where in it, and repeats nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FreeTextAttribute : StringLengthAttribute
{
    public FreeTextAttribute(int most)
        : base(most) => MinimumLength = 1;

    /// <summary>Around every endpoint of the API, after the body was found well formed.</summary>
    public static ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type
        && context.Arguments.FirstOrDefault(type.IsInstanceOfType) is { } body
        && Refused(body) is { } refusal
            ? ValueTask.FromResult<object?>(Answer.Refused(refusal))
            : next(context);

    /// <summary>The first forbidden word of the body's free texts, told by field and position, from 1.</summary>
    public static Refusal? Refused(object body) => Words(body, "").FirstOrDefault(words => ForbiddenContent.In(words.Text) is not null) is ({ } field, { } text)
        && ForbiddenContent.In(text) is { } found
            ? ForbiddenContent.Found
                .With("field", field)
                .With("position", (found.Position + 1).ToString(CultureInfo.InvariantCulture))
                .With("category", StoredJson.Word(found.Category))
            : null;

    /// <summary>The free texts of a body and of the parts that it lists, each with where it stands.</summary>
    private static IEnumerable<(string Field, string Text)> Words(object body, string within)
    {
        foreach (var property in body.GetType().GetProperties())
        {
            var field = $"{within}/{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}";
            var words = property.GetValue(body) switch
            {
                string text when property.IsDefined(typeof(FreeTextAttribute), inherit: true) => [(field, text)],
                IEnumerable<object> parts and not IEnumerable<string> => parts.SelectMany((part, place) => Words(part, $"{field}/{place}")),
                _ => Array.Empty<(string, string)>(),
            };
            foreach (var found in words)
                yield return found;
        }
    }
}
