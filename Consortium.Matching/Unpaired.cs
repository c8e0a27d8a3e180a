using Consortium.Domain;

namespace Consortium.Matching;

/// <summary>Why a run did not pair two people who are not kept apart by <see cref="Eligibility"/>.</summary>
public static class Unpaired
{
    public static readonly Refusal NoSharedLanguage = new(
        "matching.no-shared-language", "A-27",
        "Les deux personnes n'ont aucune langue de mentorat en commun.",
        "The two people share no mentoring language.");

    /// <summary>Before the run, matches already held every place of the mentor.</summary>
    public static readonly Refusal NoPlaceBeforeTheRun = new(
        "matching.no-place-before-the-run", "C-03",
        "Toutes les places de cette personne mentore étaient déjà retenues avant le calcul.",
        "Every place of this mentor was held before the run.");

    /// <summary>The run gave every free place of the mentor to other mentees.</summary>
    public static readonly Refusal PlacesWentToOthers = new(
        "matching.places-went-to-others", "C-03",
        "Les places libres de cette personne mentore sont allées à d'autres personnes mentorées.",
        "The free places of this mentor went to other mentees.");
}
