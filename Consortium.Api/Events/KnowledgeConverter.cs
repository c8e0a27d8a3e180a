using System.Text.Json;
using System.Text.Json.Serialization;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Events;

/// <summary>
/// Writes <see cref="Knowledge{T}"/> as <c>{"state":"known","value":…,"source":…,"on":…}</c>, with state <c>unknown</c> or
/// <c>withheld</c> when there is no value.
/// </summary>
internal sealed class KnowledgeConverter : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Knowledge<>);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(type.GenericTypeArguments))!;

    private sealed record WithValue<T>(string State, T Value, KnowledgeSource Source, DateOnly On);

    // The value is read on its own: a missing number would otherwise be read as 0, and unknown is not "none".
    private sealed record Found(string State, JsonElement? Value, KnowledgeSource? Source, DateOnly? On);

    private sealed record WithoutValue(
        string State,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] KnowledgeSource? Source,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? On);

    private sealed class Converter<T> : JsonConverter<Knowledge<T>>
    {
        public override Knowledge<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Found>(ref reader, options) switch
            {
                { State: "known", Value: { } written, Source: { } source, On: { } on } when written.Deserialize<T>(options) is { } value =>
                    new Knowledge<T>.Known(value, source, on),
                { State: "withheld", Source: { } source, On: { } on } => new Knowledge<T>.Withheld(source, on),
                { State: "unknown" } => new Knowledge<T>.Unknown(),
                _ => throw new JsonException("An attribute is known with a value, withheld, or unknown."),
            };

        public override void Write(Utf8JsonWriter writer, Knowledge<T> value, JsonSerializerOptions options)
        {
            if (value is Knowledge<T>.Known known)
                JsonSerializer.Serialize(writer, new WithValue<T>("known", known.Value, known.Source, known.On), options);
            else if (value is Knowledge<T>.Withheld withheld)
                JsonSerializer.Serialize(writer, new WithoutValue("withheld", withheld.Source, withheld.On), options);
            else
                JsonSerializer.Serialize(writer, new WithoutValue("unknown", null, null), options);
        }
    }
}
