namespace Consortium.Domain;

/// <summary>
/// What a profile is told in: the words that the whole consortium shares. A code is a promise, since events carry it: a word
/// may be said better, a code stays, and one that is no longer offered stays readable.
/// </summary>
public static class Taxonomy
{
    /// <summary>What a mentor lends and a mentee needs.</summary>
    public static TermList Skills { get; } = new(
        [.. LeadershipSkills.Groups, .. BusinessSkills.Groups, .. OperationsSkills.Groups, .. SectorSkills.Groups]);

    /// <summary>The line of work that somebody is in or heads for.</summary>
    public static TermList Functions { get; } = new(JobFunctions.Groups);

    /// <summary>What a mentor has lived through, and not only learnt .</summary>
    public static TermList Situations { get; } = new(LivedSituations.Groups);

    /// <summary>The surroundings that somebody works in: sector, constraints, great projects .</summary>
    public static TermList Contexts { get; } = new(WorkContexts.Groups);
}
