using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;

namespace Consortium.Api.Companies;

/// <summary>The words that come along with an act, if any do.</summary>
internal static class Reasons
{
    /// <summary>What the event carries of the words, and the statement that keeps them.</summary>
    /// <param name="texts">Where they are kept.</param>
    /// <param name="act">The request; the same request keeps the same text.</param>
    /// <param name="company">Whose words they are: erasing it takes them along.</param>
    /// <param name="readers">Who may read them.</param>
    /// <param name="words">The words; null when none came.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<(KeptText? Text, IReadOnlyList<SqlStatement> Keep)> Keep(
        this Texts texts, ActRequest act, CompanyId company, Readers readers, string? words, CancellationToken ct)
    {
        if (words is null)
            return (null, []);

        var (text, keep) = await texts.Keep(new TextId(act.NewId("reason")), company.Value, readers, words, ct);
        return (text, [keep]);
    }
}
