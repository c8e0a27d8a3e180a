using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;

namespace Consortium.Api.Committee;

/// <summary>A match as its voters see it: no name, no person, no company (L-33).</summary>
/// <param name="Origin">Whether the engine found the pair, a coordinator made it, or it was brought in running.</param>
/// <param name="Mentor">Sector and line of work, each left out where fewer than five of the cohort are alike.</param>
/// <param name="Mentee">The same of the mentee.</param>
/// <param name="Themes">What the mentee means to work on: codes of groups of the skills.</param>
/// <param name="Conflicts">When the pair was held against the rules, and the open questions that the coordinator went on with.</param>
/// <param name="Inputs">What the pair rests on, per side: known, unknown or withheld, from whom and since when.</param>
/// <param name="Rationale">Why the coordinator proposes it; absent where nothing was written or the words were erased.</param>
internal sealed record DossierShown(
    MatchOrigin Origin,
    Outline Mentor,
    Outline Mentee,
    IReadOnlyList<string> Themes,
    ConflictCheck? Conflicts,
    IReadOnlyList<DossierInput> Inputs,
    string? Rationale)
{
    public static DossierShown Of(MatchDossier dossier, IReadOnlyDictionary<TextId, string> words) => new(
        dossier.Origin,
        dossier.Mentor,
        dossier.Mentee,
        dossier.Themes,
        dossier.Conflicts,
        dossier.Inputs,
        dossier.Rationale is { } text ? words.GetValueOrDefault(text.Id) : null);

    public static MatchDossier Read(string stored) => JsonSerializer.Deserialize<MatchDossier>(stored, StoredJson.Options)!;
}
