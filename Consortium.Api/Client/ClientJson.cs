using System.Text.Json;
using System.Text.Json.Serialization;

namespace Consortium.Api.Client;

/// <summary>How a client writes and reads the bodies of the API: camelCase, enums as words, nothing for what is not said.</summary>
public static class ClientJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };
}
