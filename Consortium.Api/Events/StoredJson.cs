using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Consortium.Api.Events;

/// <summary>How events, messages and HTTP bodies are written: camelCase, enums by name, an id as its plain UUID.</summary>
public static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new IdConverter());
        options.Converters.Add(new KnowledgeConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(ClosedSets.Tell);
        options.NumberHandling = JsonNumberHandling.Strict;

        // Nothing of it stands inside a page; what a person copies out of a terminal, a secret with a "+", has to be what was meant.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.AllowOutOfOrderMetadataProperties = true;
        return options;
    }

    /// <summary>A value of an enum as it is written in JSON and in read tables.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Reads and writes every <c>record struct …Id(Guid Value)</c> of the domain as its value.</summary>
    private sealed class IdConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type type) =>
            type.IsValueType && type.Name.EndsWith("Id", StringComparison.Ordinal) && type.GetConstructor([typeof(Guid)]) is not null;

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(type))!;

        private sealed class Converter<T> : JsonConverter<T> where T : struct
        {
            public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Of(reader.GetGuid());

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(ValueOf(value));

            public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
                Of(Guid.Parse(reader.GetString()!));

            public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
                writer.WritePropertyName(ValueOf(value).ToString());

            // An id is a struct around one Guid, so the two have the same bits.
            private static T Of(Guid value) => Unsafe.As<Guid, T>(ref value);

            private static Guid ValueOf(T id) => Unsafe.As<T, Guid>(ref id);
        }
    }
}
