using System.Diagnostics.CodeAnalysis;

namespace Consortium.Api.Http;

/// <summary>A filter by several ids, with commas between them.</summary>
internal sealed record Ids(IReadOnlyList<Guid> All) : IParsable<Ids>
{
    public static Ids Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var ids) ? ids : throw new FormatException("Ids with commas between them are expected.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Ids result)
    {
        var parts = (s ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var ids = parts.Select(part => Guid.TryParse(part, provider, out var id) ? id : (Guid?)null).OfType<Guid>().ToList();
        // Nothing written is no filter, and not one that nothing passes.
        result = ids.Count == parts.Length && ids.Count > 0 ? new(ids) : null;
        return result is not null;
    }
}
