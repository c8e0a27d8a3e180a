using System.Collections.Immutable;
using Consortium.Domain.Cohorts;
using Consortium.Matching;

namespace Consortium.Tests.Matching;

public class ScoringAPair
{
    private static readonly Profile _unknown = Profile.Blank;

    [Fact]
    public void Skills_languages_and_ten_years_ahead_make_a_thousand() =>
        Assert.Equal(new Score(1000, 100), Score.Of(Person(["finance", "sales"], ["en", "fr"], 25), Person(["finance"], ["fr"], 3)));

    [Fact]
    public void Each_term_counts_the_share_that_is_there() =>
        Assert.Equal(
            [
                new ScoreReason(ScoreTerm.Skills, 233, 700, IsPrior: false),
                new ScoreReason(ScoreTerm.Experience, 80, 200, IsPrior: false),
                new ScoreReason(ScoreTerm.Languages, 50, 100, IsPrior: false),
            ],
            Score.ReasonsOf(Person(["finance"], ["fr"], 14), Person(["finance", "sales", "strategy"], ["en", "fr"], 10)));

    [Fact]
    public void A_mentor_who_is_behind_in_years_scores_nothing_for_them() =>
        Assert.Equal(800, Score.Of(Person(["finance"], ["fr"], 2), Person(["finance"], ["fr"], 30)).Points);

    [Fact]
    public void What_nobody_said_is_worth_half_and_lowers_the_confidence() =>
        Assert.Equal(new Score(500, 50), Score.Of(Person(["finance"], ["fr"], 20), _unknown));

    [Fact]
    public void A_gap_says_whose_it_is_and_whether_it_was_withheld() =>
        Assert.Equal(
            [
                new Gap(MentoringRole.Mentor, ScoreTerm.Experience, Withheld: true),
                new Gap(MentoringRole.Mentee, ScoreTerm.Skills, Withheld: false),
                new Gap(MentoringRole.Mentee, ScoreTerm.Experience, Withheld: false),
                new Gap(MentoringRole.Mentee, ScoreTerm.Languages, Withheld: false),
            ],
            Score.GapsOf(
                Person(["finance"], ["fr"], 20) with
                {
                    YearsOfExperience = new Knowledge<int>.Withheld(KnowledgeSource.Participant, SmallCohorts.Day),
                },
                _unknown));

    [Fact]
    public void Not_to_have_said_a_language_is_not_to_have_none()
    {
        Assert.True(Score.ShareNoLanguage(Person([], ["en"], 1), Person([], ["fr"], 1)));
        Assert.False(Score.ShareNoLanguage(Person([], ["en"], 1), _unknown));
    }

    [Fact, Trait("Rule", "A-69")]
    [Trait("Rule", "A-66")]
    public void An_essential_need_counts_three_times_what_a_welcome_one_does()
    {
        var mentee = Person([], ["fr"], 1) with
        {
            Needs = SmallCohorts.Known(new Dictionary<string, NeedPriority> { ["finance"] = NeedPriority.Essential, ["sales"] = NeedPriority.Welcome }.ToImmutableSortedDictionary()),
        };

        Assert.Equal(525, Score.ReasonsOf(Person(["finance"], ["fr"], 14), mentee)[0].Points);
        Assert.Equal(175, Score.ReasonsOf(Person(["sales"], ["fr"], 14), mentee)[0].Points);
    }

    [Fact]
    public void A_language_that_is_only_known_a_little_is_not_shared() =>
        Assert.True(Score.ShareNoLanguage(
            Person([], ["fr"], 1) with
            {
                Languages = SmallCohorts.Known(new Dictionary<string, LanguageLevel> { ["fr"] = LanguageLevel.Basic }.ToImmutableSortedDictionary()),
            },
            Person([], ["fr"], 1)));

    /// <summary>Somebody who lends and needs the same.</summary>
    private static Profile Person(string[] skills, string[] languages, int years) => SmallCohorts.Profile(skills, languages, years);
}
