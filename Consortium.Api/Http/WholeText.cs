using System.Buffers;

namespace Consortium.Api.Http;

/// <summary>
/// Text without the characters that a database cannot keep (NUL) or that cannot be compared with other text (U+FFFE, U+FFFF).
/// </summary>
internal static class WholeText
{
    private static readonly SearchValues<char> Never = SearchValues.Create("\0\uFFFE\uFFFF");

    public static bool Is(ReadOnlySpan<char> text) => !text.ContainsAny(Never);
}
