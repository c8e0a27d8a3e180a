using System.Buffers.Text;
using System.Globalization;

namespace Consortium.Api.Http;

/// <summary>A page of a list.</summary>
/// <param name="Items">The things.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Where to read on in a list ordered by id, and how far: <c>?after=</c> an opaque cursor, <c>?limit=</c> 1 to 200.</summary>
internal sealed record PageRequest(Guid? After, int Limit, string Path, string Query)
{
    public const int MostPerPage = 200;

    /// <summary>The same for this service's own pages: what they read crosses no wire.</summary>
    public const int MostWithin = 10_000;

    public static ValueTask<PageRequest?> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var (limit, most) = (50, context.Features.Get<AskedFromWithin>() is null ? MostPerPage : MostWithin);
        if (query.TryGetValue("limit", out var asked) &&
            (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit < 1 || limit > most))
            throw BadParameterException.Limit;

        Guid? after = null;
        if (query.TryGetValue("after", out var cursor))
            after = Decode(cursor.ToString()) ?? throw BadParameterException.After;

        var rest = string.Concat(query.Where(pair => pair.Key is not "after").Select(pair =>
            $"&{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}"));
        return ValueTask.FromResult<PageRequest?>(new PageRequest(after, limit, context.Request.Path, rest));
    }

    /// <param name="rows">Given the id to read on after and how many rows to read, the rows in the order of their ids.</param>
    /// <param name="id">The id that a row is ordered by.</param>
    public async Task<IResult> Answer<T>(Func<Guid?, int, Task<IReadOnlyList<T>>> rows, Func<T, Guid> id)
    {
        // One row more than asked for tells whether there is a next page.
        var found = await rows(After, Limit + 1);
        var next = found.Count > Limit ? Encode(id(found[Limit - 1])) : null;
        return new Listed<T>(new Page<T>([.. found.Take(Limit)], next), next is null ? null : $"<{Path}?after={next}{Query}>; rel=\"next\"");
    }

    private static string Encode(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    private static Guid? Decode(string cursor)
    {
        // Measured before it is decoded: into too short a span, the decoder throws instead of saying no.
        Span<byte> bytes = stackalloc byte[16];
        if (!Base64Url.IsValid(cursor, out var length) || length != bytes.Length)
            return null;

        Base64Url.DecodeFromChars(cursor, bytes);
        return new Guid(bytes, bigEndian: true);
    }

    private sealed class Listed<T>(Page<T> page, string? link) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            if (link is not null)
                context.Response.Headers.Link = link;
            return TypedResults.Ok(page).ExecuteAsync(context);
        }
    }
}

/// <summary>Says that a request comes from within this process; nothing that arrives can say it.</summary>
internal sealed record AskedFromWithin
{
    public static AskedFromWithin Yes { get; } = new();
}
