using System.Collections.Immutable;

namespace Consortium.Domain.Cohorts;

/// <summary>What a participant takes part as.</summary>
public enum MentoringRole
{
    /// <summary>Lends experience.</summary>
    Mentor,

    /// <summary>Asks for it (mentoré·e).</summary>
    Mentee,
}

/// <summary>What pairing may know of a participant: codes and numbers, nothing that names the person.</summary>
/// <param name="Skills">For a mentor the skills lent, for a mentee the skills needed: codes of <see cref="Taxonomy.Skills"/>.</param>
/// <param name="Languages">Languages the person can be mentored in: ISO 639-1 codes, as <c>fr</c>.</param>
/// <param name="YearsOfExperience">Whole years of working life.</param>
public sealed record Profile(
    Knowledge<ImmutableSortedSet<string>> Skills,
    Knowledge<ImmutableSortedSet<string>> Languages,
    Knowledge<int> YearsOfExperience)
{
    /// <summary>In the order of their characters: the order of a culture would write the same profile differently.</summary>
    public Knowledge<ImmutableSortedSet<string>> Skills { get; init; } = Ordinal(Skills);

    /// <summary>In the order of their characters.</summary>
    public Knowledge<ImmutableSortedSet<string>> Languages { get; init; } = Ordinal(Languages);

    /// <summary>How many of the three attributes are known.</summary>
    public int KnownCount =>
        (Skills.IsKnown(out _) ? 1 : 0) + (Languages.IsKnown(out _) ? 1 : 0) + (YearsOfExperience.IsKnown(out _) ? 1 : 0);

    private static Knowledge<ImmutableSortedSet<string>> Ordinal(Knowledge<ImmutableSortedSet<string>> codes) =>
        codes is Knowledge<ImmutableSortedSet<string>>.Known known ? known with { Value = known.Value.WithComparer(StringComparer.Ordinal) } : codes;
}
