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

/// <summary>
/// What pairing may know of a participant: codes, numbers and days, nothing that names the person. Both roles may lend skills
/// and have needs, since mentoring goes both ways; pairing asks a mentor's skills and a mentee's needs.
/// </summary>
/// <param name="Skills">The skills lent: codes of <see cref="Taxonomy.Skills"/>.</param>
/// <param name="Needs">The skills asked for, each with how much it matters: codes of <see cref="Taxonomy.Skills"/> (A-69).</param>
/// <param name="Languages">Languages the person can be mentored in: ISO 639-1 codes, as <c>fr</c>, each with its level.</param>
/// <param name="YearsOfExperience">Whole years of working life.</param>
/// <param name="Functions">Lines of work: codes of <see cref="Taxonomy.Functions"/>.</param>
/// <param name="Situations">What the person has lived through: codes of <see cref="Taxonomy.Situations"/>.</param>
/// <param name="Contexts">Sectors and constraints: codes of <see cref="Taxonomy.Contexts"/>.</param>
/// <param name="JobLevel">Where the person stands in an organisation.</param>
/// <param name="Forms">The forms of mentoring that the person takes part in.</param>
/// <param name="Availability">When, and how much.</param>
/// <param name="Expectations">What the person hopes for, in their own words, which are kept outside the events .</param>
public sealed record Profile(
    Knowledge<ImmutableSortedSet<string>> Skills,
    Knowledge<ImmutableSortedDictionary<string, NeedPriority>> Needs,
    Knowledge<ImmutableSortedDictionary<string, LanguageLevel>> Languages,
    Knowledge<int> YearsOfExperience,
    Knowledge<ImmutableSortedSet<string>> Functions,
    Knowledge<ImmutableSortedSet<string>> Situations,
    Knowledge<ImmutableSortedSet<string>> Contexts,
    Knowledge<JobLevel> JobLevel,
    Knowledge<ImmutableSortedSet<MentoringForm>> Forms,
    Knowledge<Availability> Availability,
    Knowledge<KeptText> Expectations)
{
    /// <summary>Nobody has said anything.</summary>
    public static Profile Blank { get; } = new(
        new Knowledge<ImmutableSortedSet<string>>.Unknown(),
        new Knowledge<ImmutableSortedDictionary<string, NeedPriority>>.Unknown(),
        new Knowledge<ImmutableSortedDictionary<string, LanguageLevel>>.Unknown(),
        new Knowledge<int>.Unknown(),
        new Knowledge<ImmutableSortedSet<string>>.Unknown(),
        new Knowledge<ImmutableSortedSet<string>>.Unknown(),
        new Knowledge<ImmutableSortedSet<string>>.Unknown(),
        new Knowledge<JobLevel>.Unknown(),
        new Knowledge<ImmutableSortedSet<MentoringForm>>.Unknown(),
        new Knowledge<Availability>.Unknown(),
        new Knowledge<KeptText>.Unknown());

    /// <summary>In the order of their characters: the order of a culture would write the same profile differently.</summary>
    public Knowledge<ImmutableSortedSet<string>> Skills { get; init => field = Ordinal(value); } = Ordinal(Skills);

    /// <summary>In the order of their characters.</summary>
    public Knowledge<ImmutableSortedDictionary<string, NeedPriority>> Needs { get; init => field = Ordinal(value); } = Ordinal(Needs);

    /// <summary>In the order of their characters.</summary>
    public Knowledge<ImmutableSortedDictionary<string, LanguageLevel>> Languages { get; init => field = Ordinal(value); } = Ordinal(Languages);

    /// <summary>In the order of their characters.</summary>
    public Knowledge<ImmutableSortedSet<string>> Functions { get; init => field = Ordinal(value); } = Ordinal(Functions);

    /// <summary>In the order of their characters.</summary>
    public Knowledge<ImmutableSortedSet<string>> Situations { get; init => field = Ordinal(value); } = Ordinal(Situations);

    /// <summary>In the order of their characters.</summary>
    public Knowledge<ImmutableSortedSet<string>> Contexts { get; init => field = Ordinal(value); } = Ordinal(Contexts);

    /// <summary>What the profile says, one statement per attribute; attributes that nobody has spoken of are left out.</summary>
    public IReadOnlyList<Statement> Statements() =>
    [
        .. ((Statement[])
        [
            new Statement.Skills(Skills), new Statement.Needs(Needs), new Statement.Languages(Languages),
            new Statement.YearsOfExperience(YearsOfExperience), new Statement.Functions(Functions), new Statement.Situations(Situations),
            new Statement.Contexts(Contexts), new Statement.JobLevel(JobLevel), new Statement.Forms(Forms),
            new Statement.Availability(Availability), new Statement.Expectations(Expectations),
        ]).Where(statement => !statement.StandsIn(Blank)),
    ];

    /// <summary>How many are known of the three attributes that a person of this role is paired by.</summary>
    public int KnownCount(MentoringRole role) =>
        ((role is MentoringRole.Mentor ? Skills.IsKnown(out _) : Needs.IsKnown(out _)) ? 1 : 0)
        + (Languages.IsKnown(out _) ? 1 : 0) + (YearsOfExperience.IsKnown(out _) ? 1 : 0);

    private static Knowledge<ImmutableSortedSet<string>> Ordinal(Knowledge<ImmutableSortedSet<string>> codes) =>
        codes is Knowledge<ImmutableSortedSet<string>>.Known known ? known with { Value = known.Value.WithComparer(StringComparer.Ordinal) } : codes;

    private static Knowledge<ImmutableSortedDictionary<string, T>> Ordinal<T>(Knowledge<ImmutableSortedDictionary<string, T>> codes) =>
        codes is Knowledge<ImmutableSortedDictionary<string, T>>.Known known
            ? known with { Value = known.Value.WithComparers(StringComparer.Ordinal) }
            : codes;
}
