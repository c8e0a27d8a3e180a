using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Consortium.Api.Http;

/// <summary>ETags are <c>"version-hash of the representation"</c>; If-Match compares the version of the stream alone.</summary>
internal static class EntityTag
{
    public static string Of(long version, string hash) => string.Create(CultureInfo.InvariantCulture, $"\"{version}-{hash}\"");

    /// <summary>Reads the version of the one tag in an If-Match header.</summary>
    public static bool TryVersion(StringValues header, out long version)
    {
        version = 0;
        if (header.Count != 1 || header[0] is not ['"', .. var tag, '"'])
            return false;

        var (digits, hash) = tag.Split('-', 2) is [var before, var after] ? (before, after) : (tag, "");
        return hash.All(char.IsAsciiHexDigit) && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }
}
