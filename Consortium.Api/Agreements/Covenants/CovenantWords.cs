using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Domain;

namespace Consortium.Api.Agreements.Covenants;

/// <summary>
/// What the parties wrote: kept once for each of them, so that each reads its own copy. The event carries the copy of the company
/// that promises; the beneficiary's has an id that follows from it.
/// </summary>
internal static class CovenantWords
{
    public static async Task<(KeptText Text, IReadOnlyList<SqlStatement> Keep)> Keep(
        Texts texts, CovenantId covenant, TextId id, CompanyId bound, CompanyId beneficiary, string words, CancellationToken ct)
    {
        var (text, forBound) = await texts.Keep(id, covenant.Value, Readers.Company(bound), words, ct);
        var (_, forBeneficiary) = await texts.Keep(CopyOf(id, beneficiary), covenant.Value, Readers.Company(beneficiary), words, ct);
        return (text, [forBound, forBeneficiary]);
    }

    /// <summary>The copy that a reader's company may open.</summary>
    public static TextId For(TextId text, CompanyId? reader, CompanyId beneficiary) => reader == beneficiary ? CopyOf(text, beneficiary) : text;

    private static TextId CopyOf(TextId text, CompanyId company) => new(DerivedId.Of("covenant-words", text.Value, company.Value));
}
