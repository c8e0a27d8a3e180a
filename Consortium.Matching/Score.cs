using System.Collections.Immutable;
using Consortium.Domain.Cohorts;

namespace Consortium.Matching;

/// <summary>
/// How well a mentor suits a mentee, 0 to 1000, the sum of three terms. Whole numbers alone, so every machine finds the same.
/// A term whose attributes are not both known is worth half: not to have said is neither a merit nor a fault.
/// </summary>
/// <param name="Points">0 to 1000.</param>
/// <param name="Confidence">The share of the six attributes that is known, 0 to 100.</param>
public readonly record struct Score(int Points, int Confidence)
{
    /// <summary>The most a pair can score.</summary>
    public const int Most = SkillsWeight + ExperienceWeight + LanguagesWeight;

    /// <summary>
    /// The share of the needed skills that the mentor lends, an essential one counting three times and an important one twice what
    /// a welcome one does; a mentee who needs none in particular is fully served.
    /// </summary>
    public const int SkillsWeight = 700;

    /// <summary>How far the mentor is ahead in years of working life; ten years and more are worth the same.</summary>
    public const int ExperienceWeight = 200;

    /// <summary>The share of the mentee's languages that the mentor speaks too.</summary>
    public const int LanguagesWeight = 100;

    private const int EnoughYearsAhead = 10;
    private const int Attributes = 6;

    /// <summary>The score of a pair.</summary>
    public static Score Of(Profile mentor, Profile mentee) => new(
        Skills(mentor, mentee).Points + Experience(mentor, mentee).Points + Languages(mentor, mentee).Points,
        100 * (mentor.KnownCount(MentoringRole.Mentor) + mentee.KnownCount(MentoringRole.Mentee)) / Attributes);

    /// <summary>The terms behind a score.</summary>
    public static ImmutableArray<ScoreReason> ReasonsOf(Profile mentor, Profile mentee) =>
        [Skills(mentor, mentee), Experience(mentor, mentee), Languages(mentor, mentee)];

    /// <summary>What is not known of the two.</summary>
    public static ImmutableArray<Gap> GapsOf(Profile mentor, Profile mentee) =>
        [.. GapsOf(mentor, MentoringRole.Mentor), .. GapsOf(mentee, MentoringRole.Mentee)];

    /// <summary>Whether both said which languages they speak, and have none in common. Not to have said is not "none".</summary>
    public static bool ShareNoLanguage(Profile mentor, Profile mentee) =>
        mentor.Languages.IsKnown(out var speaks) && mentee.Languages.IsKnown(out var asks) && !asks.Keys.Any(code => Serves(speaks, asks, code));

    private static ScoreReason Skills(Profile mentor, Profile mentee) =>
        mentor.Skills.IsKnown(out var lends) && mentee.Needs.IsKnown(out var needs)
            ? Share(ScoreTerm.Skills, SkillsWeight, needs.Sum(need => lends.Contains(need.Key) ? Weight(need.Value) : 0), needs.Sum(need => Weight(need.Value)))
            : Prior(ScoreTerm.Skills, SkillsWeight);

    private static ScoreReason Experience(Profile mentor, Profile mentee) =>
        mentor.YearsOfExperience.IsKnown(out var ahead) && mentee.YearsOfExperience.IsKnown(out var behind)
            ? Share(ScoreTerm.Experience, ExperienceWeight, Math.Clamp(ahead - behind, 0, EnoughYearsAhead), EnoughYearsAhead)
            : Prior(ScoreTerm.Experience, ExperienceWeight);

    private static ScoreReason Languages(Profile mentor, Profile mentee) =>
        mentor.Languages.IsKnown(out var speaks) && mentee.Languages.IsKnown(out var asks)
            ? Share(ScoreTerm.Languages, LanguagesWeight, asks.Keys.Count(code => Serves(speaks, asks, code)), asks.Count)
            : Prior(ScoreTerm.Languages, LanguagesWeight);

    private static int Weight(NeedPriority priority) => priority switch
    {
        NeedPriority.Essential => 3,
        NeedPriority.Important => 2,
        _ => 1,
    };

    /// <summary>Whether both speak a language well enough for a conversation about work.</summary>
    private static bool Serves(
        ImmutableSortedDictionary<string, LanguageLevel> speaks, ImmutableSortedDictionary<string, LanguageLevel> asks, string code) =>
        speaks.TryGetValue(code, out var level) && level >= LanguageLevel.Working && asks[code] >= LanguageLevel.Working;

    private static ScoreReason Share(ScoreTerm term, int weight, int part, int whole) =>
        new(term, whole == 0 ? weight : weight * part / whole, weight, IsPrior: false);

    private static ScoreReason Prior(ScoreTerm term, int weight) => new(term, weight / 2, weight, IsPrior: true);

    private static IEnumerable<Gap> GapsOf(Profile profile, MentoringRole of)
    {
        if (of is MentoringRole.Mentor ? !profile.Skills.IsKnown(out _) : !profile.Needs.IsKnown(out _))
            yield return new Gap(
                of,
                ScoreTerm.Skills,
                of is MentoringRole.Mentor
                    ? profile.Skills is Knowledge<ImmutableSortedSet<string>>.Withheld
                    : profile.Needs is Knowledge<ImmutableSortedDictionary<string, NeedPriority>>.Withheld);
        if (!profile.YearsOfExperience.IsKnown(out _))
            yield return new Gap(of, ScoreTerm.Experience, profile.YearsOfExperience is Knowledge<int>.Withheld);
        if (!profile.Languages.IsKnown(out _))
            yield return new Gap(of, ScoreTerm.Languages, profile.Languages is Knowledge<ImmutableSortedDictionary<string, LanguageLevel>>.Withheld);
    }
}

/// <summary>What a score is made of.</summary>
public enum ScoreTerm
{
    /// <summary>Skills lent and needed.</summary>
    Skills,

    /// <summary>Years of working life.</summary>
    Experience,

    /// <summary>Languages in common.</summary>
    Languages,
}

/// <summary>One term of a score.</summary>
/// <param name="Term">Which.</param>
/// <param name="Points">What it adds.</param>
/// <param name="Most">What it could add.</param>
/// <param name="IsPrior">Whether the attributes were not both known, so that half was assumed.</param>
public sealed record ScoreReason(ScoreTerm Term, int Points, int Most, bool IsPrior);

/// <summary>An attribute that was not known.</summary>
/// <param name="Of">Whose.</param>
/// <param name="Term">Which.</param>
/// <param name="Withheld">Asked and not given, so not to be asked again; otherwise nobody has said.</param>
public sealed record Gap(MentoringRole Of, ScoreTerm Term, bool Withheld);
