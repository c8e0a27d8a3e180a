using System.Collections.Immutable;

namespace Consortium.Domain.Matches;

/// <summary>Who is joined, and how well they suit each other.</summary>
/// <param name="Cohort">The cohort of both.</param>
/// <param name="Score">How well the mentor covers the mentee's needs, 0 to 1000.</param>
/// <param name="Confidence">The share of the attributes behind the score that were known, 0 to 100.</param>
public sealed record Pair(
    CohortId Cohort,
    ParticipantId Mentor,
    CompanyId MentorCompany,
    ParticipantId Mentee,
    CompanyId MenteeCompany,
    int Score,
    int Confidence)
{
    /// <summary>The mentor's company and the mentee's.</summary>
    public IReadOnlyList<CompanyId> HomeCompanies => [MentorCompany, MenteeCompany];

    /// <summary>The mentor and the mentee.</summary>
    public IReadOnlyList<ParticipantId> People => [Mentor, Mentee];

    /// <summary>The ids of the two people and of their companies: a link with any of them recuses.</summary>
    public IReadOnlyList<Guid> Touches => [Mentor.Value, Mentee.Value, MentorCompany.Value, MenteeCompany.Value];

    /// <summary>The company through which a person takes part; null when they are neither of the two.</summary>
    public CompanyId? CompanyOf(ParticipantId person) => person == Mentor ? MentorCompany : person == Mentee ? MenteeCompany : null;
}

/// <summary>What a match takes along from phase to phase.</summary>
/// <param name="Pair">Who.</param>
public sealed record MatchFile(Pair Pair)
{
    /// <summary>Where it comes from.</summary>
    public MatchOrigin Origin { get; init; }

    /// <summary>The coordinator who looks after the match; null until one has touched it.</summary>
    public CoordinatorId? Coordinator { get; init; }

    /// <summary>
    /// Whether the home companies have ever been asked, or the pair was brought in running, so that they know of it: before that the
    /// match exists for the coordinators alone.
    /// </summary>
    public bool WasProposed { get; init; }

    /// <summary>Whether the last proposal was taken back: to the home companies the match ended, until it is proposed again.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>What coordinators noted.</summary>
    public ImmutableHashSet<TextId> Notes { get; init; } = [];

    /// <summary>When the pair was last held against the rules, at its proposal or when it was brought in; null before the first.</summary>
    public Committee.ConflictCheck? Checked { get; init; }

    /// <summary>The codes of reasons that a coordinator overruled.</summary>
    public ImmutableHashSet<string> Overruled { get; init; } = [];

    /// <summary>The reasons that stand in the way and that nobody overruled.</summary>
    public IEnumerable<Refusal> Standing(IEnumerable<Refusal> reasons) => reasons.Where(reason => !Overruled.Contains(reason.Code));

    /// <summary>The mission; null until both people have accepted.</summary>
    public MatchMission? Mission { get; init; }

    /// <summary>Who of the two would end the mission by agreement.</summary>
    public ImmutableHashSet<ParticipantId> AgreedToEnd { get; init; } = [];

    /// <summary>The committee's last decision: the home companies had a named notice of it. Null before the first.</summary>
    public Decisions.Decision? Decision { get; init; }

    internal static MatchFile BroughtIn(MatchEvent.BroughtIn e) => new(e.Pair)
    {
        Origin = MatchOrigin.BroughtIn,
        Coordinator = e.By,
        WasProposed = true,
        Checked = new Committee.ConflictCheck(e.At, e.RulesPosition, e.StillOpen),
        Mission = new MatchMission(e.Mission, e.Since, TrainingGate.NotConfigured, e.Since) { FirstMetOn = e.Since },
    };
}

/// <summary>Where a match comes from.</summary>
public enum MatchOrigin
{
    /// <summary>A run of the engine found it.</summary>
    Run,

    /// <summary>A coordinator made it.</summary>
    ByHand,

    /// <summary>It ran before the consortium did, and was brought in running.</summary>
    BroughtIn,
}
