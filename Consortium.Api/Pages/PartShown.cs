using Consortium.Api.Http;

namespace Consortium.Api.Pages;

/// <summary>Which part of a list a page shows, and where the parts beside it are.</summary>
internal sealed record PartShown(int Total, int Start, int Count, string? Before, string? After)
{
    /// <param name="part">What is shown.</param>
    /// <param name="address">The address of the part around an id.</param>
    public static PartShown Of<T>(Part<T> part, Func<Guid, string> address) => new(
        part.Total, part.Start, part.Items.Count, part.PageBefore is { } before ? address(before) : null, part.PageAfter is { } after ? address(after) : null);
}
