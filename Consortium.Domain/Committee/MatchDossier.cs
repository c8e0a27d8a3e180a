using System.Collections.Immutable;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Domain.Committee;

/// <summary>
/// A match as the committee sees it (L-33): no name, no person, no company, and nothing that fewer than
/// <see cref="Peers.Fewest"/> people of the cohort have in common.
/// </summary>
/// <param name="Cohort">The cohort.</param>
/// <param name="Score">How well the mentor covers the mentee's needs, 0 to 1000.</param>
/// <param name="Confidence">The share of the attributes behind the score that were known, 0 to 100.</param>
public sealed record MatchDossier(CohortId Cohort, int Score, int Confidence)
{
    /// <summary>Whether the engine found the pair, a coordinator made it, or it was brought in running.</summary>
    public MatchOrigin Origin { get; init; }

    /// <summary>The mentor.</summary>
    public Outline Mentor { get; init; } = Outline.Nobody;

    /// <summary>The mentee.</summary>
    public Outline Mentee { get; init; } = Outline.Nobody;

    /// <summary>What the mentee means to work on: codes of groups of <see cref="Taxonomy.Skills"/>.</summary>
    public ImmutableArray<string> Themes { get; init; } = [];

    /// <summary>The evidence that nothing stands between the two; null of a match that was never held against the rules.</summary>
    public ConflictCheck? Conflicts { get; init; }

    /// <summary>What the pair rests on, and where each part of it comes from .</summary>
    public ImmutableArray<DossierInput> Inputs { get; init; } = [];

    /// <summary>Why the coordinator proposes it, in words kept apart; null when nothing was written.</summary>
    public KeptText? Rationale { get; init; }

    /// <summary>The dossier of a match.</summary>
    /// <param name="match">The match.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="peers">Who else takes part in the cohort.</param>
    /// <param name="rationale">What the coordinator wrote.</param>
    public static MatchDossier Of(MatchFile match, Participant.Registered mentor, Participant.Registered mentee, Peers peers, KeptText? rationale) =>
        new(match.Pair.Cohort, match.Pair.Score, match.Pair.Confidence)
        {
            Origin = match.Origin,
            Mentor = peers.OutlineOf(mentor),
            Mentee = peers.OutlineOf(mentee),
            Themes = peers.ThemesOf(mentee),
            Conflicts = match.Checked is { } check ? check with { Overruled = [.. match.Overruled.Order(StringComparer.Ordinal)] } : null,
            Inputs = DossierInput.Between(mentor, mentee),
            Rationale = rationale,
        };
}

/// <summary>One side of a match, told so that several people of the cohort answer to it.</summary>
/// <param name="Sector">The company's sector, the first two digits of NAICS/SCIAN 2022; null when it would single somebody out or is not known.</param>
/// <param name="Function">The line of work: the code of a group of <see cref="Taxonomy.Functions"/>; null likewise.</param>
public sealed record Outline(string? Sector, string? Function)
{
    /// <summary>Tells nothing.</summary>
    public static Outline Nobody { get; } = new(null, null);
}

/// <summary>When a pair was last held against the rules and against what its two people declared.</summary>
/// <param name="At">When.</param>
/// <param name="RulesPosition">Up to which event the rules had been read.</param>
/// <param name="Overruled">The codes of open questions that the coordinator went on with, in the order of their characters.</param>
public sealed record ConflictCheck(DateTimeOffset At, long RulesPosition, ImmutableArray<string> Overruled);

/// <summary>What a pair may rest on .</summary>
public enum InputFamily
{
    /// <summary>The skills lent, and the needs that they answer.</summary>
    Skills,

    /// <summary>Years of working life.</summary>
    Experience,

    /// <summary>What was said of earlier mentoring.</summary>
    Feedback,

    /// <summary>The languages that the two can speak with each other.</summary>
    Compatibility,
}

/// <summary>Whether one family of inputs is known of one side, and from whom.</summary>
/// <param name="Family">The family.</param>
/// <param name="Of">The side.</param>
/// <param name="State">known, unknown or withheld.</param>
/// <param name="Source">Who said it, or did not want it said; null when nobody has.</param>
/// <param name="On">On which day.</param>
public sealed record DossierInput(InputFamily Family, MentoringRole Of, KnowledgeState State, KnowledgeSource? Source, DateOnly? On)
{
    internal static ImmutableArray<DossierInput> Between(Participant.Registered mentor, Participant.Registered mentee) =>
    [
        From(InputFamily.Skills, mentor, mentor.Profile.Skills),
        From(InputFamily.Skills, mentee, mentee.Profile.Needs),
        .. from side in (Participant.Registered[])[mentor, mentee] select From(InputFamily.Experience, side, side.Profile.YearsOfExperience),
        .. from side in (Participant.Registered[])[mentor, mentee] select From(InputFamily.Feedback, side, new Knowledge<int>.Unknown()),
        .. from side in (Participant.Registered[])[mentor, mentee] select From(InputFamily.Compatibility, side, side.Profile.Languages),
    ];

    private static DossierInput From<T>(InputFamily family, Participant.Registered side, Knowledge<T> told) => told switch
    {
        Knowledge<T>.Known known => new(family, side.Role, KnowledgeState.Known, known.Source, known.On),
        Knowledge<T>.Withheld withheld => new(family, side.Role, KnowledgeState.Withheld, withheld.Source, withheld.On),
        _ => new(family, side.Role, KnowledgeState.Unknown, null, null),
    };
}
