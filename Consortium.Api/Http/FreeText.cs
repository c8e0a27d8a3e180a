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
    public static Refusal? Refused(object body)
    {
        foreach (var field in body.GetType().GetProperties().Where(property => property.IsDefined(typeof(FreeTextAttribute), inherit: true)))
        {
            if (field.GetValue(body) is string text && ForbiddenContent.In(text) is { } found)
                return ForbiddenContent.Found
                    .With("field", $"/{JsonNamingPolicy.CamelCase.ConvertName(field.Name)}")
                    .With("position", (found.Position + 1).ToString(CultureInfo.InvariantCulture))
                    .With("category", StoredJson.Word(found.Category));
        }

        return null;
    }
}
