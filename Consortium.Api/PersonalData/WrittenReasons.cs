using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;

namespace Consortium.Api.PersonalData;

/// <summary>What the caller of an act wrote, kept under an id that follows from the request.</summary>
internal static class WrittenReasons
{
    /// <summary>Null and nothing to run when nothing was written.</summary>
    public static async Task<(KeptText? Text, IReadOnlyList<SqlStatement> Keep)> Keep(
        this Texts texts, ActRequest act, string what, Readers readers, string? words, CancellationToken ct)
    {
        if (words is null)
            return (null, []);

        var (text, keep) = await texts.Keep(new TextId(act.NewId(what)), act.Caller.Principal, readers, words, ct);
        return (text, [keep]);
    }
}
